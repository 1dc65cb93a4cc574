import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { runDetached, runHere } from './run-child.mjs';
import { root, say } from './workspace.mjs';

const script = (name) => join(root, 'dist', 'tools', 'dev', 'src', `${name}.js`);

/** For commands beside a running copy: what runs was built before. */
async function runBuilt(name, args) {
  if (existsSync(script(name))) return runHere([script(name), ...args]);
  say('尚未启动。请先运行 npm start。', 'Nothing is built yet: run npm start first.');
  return 1;
}

const commands = {
  async start() {
    await install();
    await build();
    return runDetached(script('start'));
  },
  async test(args) {
    await install();
    await build();
    return runHere([join(root, 'tools', 'dev', 'run-tests.mjs'), ...args]);
  },
  async build() {
    await install();
    await build();
    return 0;
  },
  token: (args) => runBuilt('token', args),
  ask: (args) => runBuilt('ask', args),
  vote: (args) => runBuilt('vote', args),
  async reset() {
    await install();
    await build();
    return runHere([script('reset')]);
  },
};

/** One sub-command; its exit code becomes the process'. */
export async function run([name = '', ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : null;
  if (command === null) {
    process.stderr.write(
      `Usage: node tools/dev/bootstrap.mjs ${Object.keys(commands).join('|')}\n`,
    );
    process.exitCode = 2;
    return;
  }
  try {
    process.exitCode = await command(args);
  } catch (error) {
    process.stderr.write(`${error.isExpected ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
