import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './cli';

describe('verify:appraisal', () => {
  let folder: string;
  let said: string[];
  const file = (name: string, bytes: string | Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'verify-'));
    said = [];
    for (const way of ['log', 'error'] as const)
      jest.spyOn(console, way).mockImplementation((...words: unknown[]) => {
        said.push(String(words[0]));
      });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it.each([[[]], [['a', 'b']], [['--help']]])('says how it is used when called with %j', (args) => {
    expect(main(args)).toBe(2);
    expect(said.join()).toContain('verify:appraisal -- <公示板文件 board file>');
  });

  it('exits with 2 when there is nothing to read: no file, a folder, or more than any board', () => {
    expect(main([join(folder, 'absent.jsonl')])).toBe(2);
    expect(said.join()).toContain('ENOENT');
    expect(main([folder])).toBe(2);
    expect(said.join()).toContain('not a file');
    const large = file('large.jsonl', '');
    truncateSync(large, 300 * 1024 * 1024); // sparse: takes no room
    expect(main([large])).toBe(2);
    expect(said.join()).toContain('larger than any board');
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff])],
    ['a spreadsheet saved as text', Buffer.from('\ufeff票种,应到\n甲,9\n', 'utf16le')],
    ['other JSON', Buffer.from('{"alg":"sha-256"}\n')],
  ])('exits with 1 and names the line for %s', (_name, bytes) => {
    expect(main([file('board.jsonl', bytes)])).toBe(1);
    expect(said.join()).toContain('公示板第 0 条（文件第 1 行）');
  });
});
