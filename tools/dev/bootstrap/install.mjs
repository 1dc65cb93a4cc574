import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hydrateSymlinks } from './hydrate-symlinks.mjs';
import { ExpectedFailure, root, say } from './workspace.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.huiyin-stamp');

/** Installs what package-lock.json says, unless it is there. Needs no install script of any package. */
export async function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!isInstalledAsLocked(JSON.parse(lock.toString()))) npmCi();
  hydrateSymlinks(modules);
  writeFileSync(stampFile, stamp);
}

/** True when somebody installed exactly this with npm already: then there is nothing to fetch. */
export function isInstalledAsLocked(lock) {
  const installedFile = join(modules, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  // What lies inside a package that is not for this machine is not for this machine either.
  const isExpectedHere = (path, wanted) => {
    const nested = path.lastIndexOf('/node_modules/');
    const isInside = nested > 0 && installed[path.slice(0, nested)] === undefined;
    return !isInside && isForHere(wanted);
  };
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    const found = installed[path];
    if (found === undefined)
      return Boolean(wanted.optional || wanted.devOptional) && !isExpectedHere(path, wanted);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function isForHere({ os, cpu, libc }) {
  const includes = (list, value) => list === undefined || list.includes(value);
  return libc === undefined && includes(os, process.platform) && includes(cpu, process.arch);
}

function npmCi() {
  say('正在安装依赖（首次约一分钟）…', 'Installing packages (about a minute the first time) …');
  const npm = process.env.npm_execpath ?? '';
  const isNpm = npm.endsWith('npm-cli.js');
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const { status, error } = isNpm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
  if (status === 0) return;
  throw new ExpectedFailure(
    '依赖安装失败（见上）。请检查网络或 npm 源设置后重试。',
    `npm ci failed${error ? ` (${error.message})` : ''}; see above. Check the network or the npm registry setting, then try again.`,
  );
}
