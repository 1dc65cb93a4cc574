import { spawn } from 'node:child_process';
import { root } from './workspace.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The supervisor gets a process group of its own: Ctrl-C in a terminal goes to every process of the group, and
 * PostgreSQL must not be shot while services still drain. It is told once, by SIGTERM, and stops things in order. When
 * this process is killed, the channel closes and the supervisor stops by itself; so do its children when it is killed.
 */
export function runDetached(script) {
  const child = spawn(process.execPath, [script], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of signals) process.on(signal, () => child.kill('SIGTERM'));
  return ended(child).then(({ code, signal }) => {
    if (signal === null) return code;
    process.stderr.write(`监控进程被 ${signal} 终止。\nThe supervisor was ended by ${signal}.\n`);
    return 1;
  });
}

/** In this process' own group: a terminal's Ctrl-C reaches it directly. */
export function runHere(args) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of signals) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  return ended(child).then(({ code }) => code ?? 1);
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}
