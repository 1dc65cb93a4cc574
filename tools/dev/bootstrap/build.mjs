import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { ExpectedFailure, root, say } from './workspace.mjs';

const sources = ['apps', 'libs', 'tools'];
const leftOut = new Set(['node_modules', 'fixtures', 'test', 'dist']);
const isTest = /\.(spec|int-spec|e2e-spec|attack-spec)\.tsx?$|\.d\.ts$/;
const dist = join(root, 'dist');
const manifestFile = join(dist, '.build.json');

/**
 * Compiles apps, libs and tools into dist/ with the same tree (dist/apps/organization/src/main.js). Only files whose
 * time or size changed since the last build are touched; what has no source any more is removed.
 */
export async function build() {
  const settings = await fingerprint();
  const before = await lastBuild(settings);
  const now = Object.fromEntries((await Promise.all(sources.map(filesBelow))).flat());
  const changed = Object.keys(now).filter((path) => now[path] !== before[path]);
  const gone = Object.keys(before).filter((path) => now[path] === undefined);
  if (changed.length + gone.length === 0) return;
  say(`正在编译 ${changed.length} 个文件…`, `Building ${changed.length} files …`);
  await Promise.all(gone.map((path) => rm(outputOf(path), { force: true })));
  await compileAll(changed);
  await write(manifestFile, JSON.stringify({ settings, files: now }));
}

async function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [
    '.swcrc',
    'node_modules/@swc/core/package.json',
    'tools/dev/bootstrap/build.mjs',
  ])
    hash.update(await readFile(join(root, file)));
  return hash.digest('hex');
}

async function lastBuild(settings) {
  const manifest = await readFile(manifestFile, 'utf8')
    .then(JSON.parse)
    .catch(() => null);
  return manifest?.settings === settings ? manifest.files : {};
}

/** Every file below a source folder as [path, "time size"]. Only what lies in some `src` belongs to the product. */
async function filesBelow(folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : filesBelow(path);
      if (!path.includes('/src/') || isTest.test(path)) return [];
      const { mtimeMs, size } = await stat(join(root, path));
      return [[path, `${mtimeMs} ${size}`]];
    }),
  );
  return found.flat();
}

async function compileAll(paths) {
  const swc = createRequire(join(root, 'package.json'))('@swc/core');
  const options = JSON.parse(await readFile(join(root, '.swcrc'), 'utf8'));
  options.jsc.baseUrl = root;
  const queue = [...paths];
  const failures = [];
  const worker = async () => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop())
      await compile(swc, options, path).catch((error) =>
        failures.push(`${path}: ${error.message}`),
      );
  };
  await Promise.all(Array.from({ length: cpus().length * 2 }, worker));
  if (failures.length > 0)
    throw new ExpectedFailure(
      `编译失败：\n${failures.join('\n')}`,
      `${failures.length} files do not compile.`,
    );
}

async function compile(swc, options, path) {
  const output = outputOf(path);
  await mkdir(dirname(output), { recursive: true });
  if (!path.endsWith('.ts')) return copyFile(join(root, path), output);
  const source = join(root, path);
  const { code, map } = await swc.transformFile(source, {
    ...options,
    swcrc: false,
    filename: source,
  });
  await write(`${output}.map`, map ?? '');
  return write(output, `${code}\n//# sourceMappingURL=${output.split('/').at(-1)}.map\n`);
}

function outputOf(path) {
  return join(dist, path.replace(/\.ts$/, '.js'));
}

/** Beside and renamed: another copy that starts at the same moment never reads half a file. */
async function write(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}
