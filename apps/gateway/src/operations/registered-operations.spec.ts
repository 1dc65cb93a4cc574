import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RegisteredOperations } from './registered-operations';

describe('the file of registered operations', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'huiyin-registered-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (content: string) => {
    const path = join(folder, 'operations.json');
    writeFileSync(path, content);
    return RegisteredOperations.fromFile(path, true);
  };

  it('may simply map ids to documents', () => {
    expect(read('{"units-1":"{ units { id } }"}').all()).toEqual(['{ units { id } }']);
  });

  it.each(['{', '[]', '{"a":1}', '{"a":""}'])('stops the start when it holds %s', (content) => {
    expect(() => read(content)).toThrow(/PERSISTED_OPERATIONS=.* is not usable/);
  });

  it('stops the start when it is not there', () => {
    expect(() => RegisteredOperations.fromFile(join(folder, 'none.json'), true)).toThrow(
      'not usable',
    );
  });
});
