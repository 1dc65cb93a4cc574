import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { transformFileSync } from '@swc/core';

// The frame as it is built, around a start and a stop that are told what to do; the diary says what happened.
const program = `
  const { appendFileSync } = require('node:fs');
  const { setTimeout: sleep } = require('node:timers/promises');
  const { runProcess } = require('./run-process.js');
  const note = (line) => appendFileSync(process.env.DIARY, line + '\\n');
  const logger = { info: (o, m) => console.log(m), fatal: (o, m) => console.log(m, 'x'.repeat(100_000)) };
  process.on('exit', (code) => note('exit ' + code));
  note('pid ' + process.pid);
  runProcess(logger, async () => {
    await sleep(Number(process.env.START_MS ?? 0));
    if (process.env.TROUBLE === 'in the start') throw new Error('no start');
    if (process.env.TROUBLE === 'thrown') setTimeout(() => { throw new Error('unforeseen'); }, 50);
    if (process.env.TROUBLE === 'rejected') setTimeout(() => void Promise.reject(new Error('unforeseen')), 50);
    setInterval(() => {}, 1_000);
    note('started');
    return { port: 7, stop: async () => { await sleep(100); note('stopped');
      if (process.env.TROUBLE === 'in the stop') throw new Error('no stop'); } };
  });`;
const supervisor = `
  const { fork } = require('node:child_process');
  fork('./program.js', { silent: true }); // its pipes are never read, and end with this process
  setInterval(() => {}, 1_000);`;

jest.setTimeout(30_000); // processes start here, on machines that do other things too

describe('the frame of every process (issue 2 B, quality R13)', () => {
  let folder: string;
  const started: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-process-'));
    const { code } = transformFileSync(join(__dirname, 'run-process.ts'));
    writeFileSync(join(folder, 'run-process.js'), code);
    writeFileSync(join(folder, 'program.js'), program);
    writeFileSync(join(folder, 'supervisor.js'), supervisor);
  });

  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const file = () => join(folder, 'diary');
  const diary = () =>
    existsSync(file()) ? readFileSync(file(), 'utf8').trim().split('\n').slice(1) : [];
  const environment = (more: object) => ({ ...process.env, DIARY: file(), ...more });

  async function noted(line: string): Promise<void> {
    for (let waited = 0; waited < 15_000 && !diary().includes(line); waited += 20) await sleep(20);
    expect(diary()).toContain(line);
  }

  function run(more: object = {}): ChildProcess {
    const options = { cwd: folder, env: environment(more), silent: true };
    const child = fork(join(folder, 'program.js'), options);
    started.push(child);
    return child;
  }

  async function exitCode(child: ChildProcess): Promise<number | null> {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  it('says that it is ready and where, stops when it is asked to, and ends with 0', async () => {
    const child = run();
    const [message] = (await once(child, 'message')) as [unknown];
    const ended = exitCode(child);
    child.kill('SIGTERM');
    child.kill('SIGTERM');

    expect(message).toEqual({ type: 'ready', port: 7 });
    expect(await ended).toBe(0);
    expect(diary()).toEqual(['started', 'stopped', 'exit 0']);
  });

  it.each(['in the start', 'thrown', 'rejected'])('ends with 1 on an error %s', async (TROUBLE) => {
    expect(await exitCode(run({ TROUBLE }))).toBe(1);
    expect(diary()).not.toContain('stopped');
  });

  it('ends with 1 when it cannot stop as it should', async () => {
    const child = run({ TROUBLE: 'in the stop' });
    await once(child, 'message');
    const ended = exitCode(child);
    child.kill('SIGTERM');

    expect(await ended).toBe(1);
  });

  async function orphan(more: object, once: string): Promise<void> {
    const parent = spawn(process.execPath, ['supervisor.js'], {
      cwd: folder,
      env: environment(more),
      stdio: 'ignore',
    });
    started.push(parent);
    for (let waited = 0; waited < 15_000 && !seen(once); waited += 20) await sleep(20);
    parent.kill('SIGKILL');
  }
  const seen = (word: string) => existsSync(file()) && readFileSync(file(), 'utf8').includes(word);

  it('stops and ends when its supervisor is killed', async () => {
    await orphan({}, 'started');
    await noted('exit 0');

    expect(diary()).toEqual(['started', 'stopped', 'exit 0']);
  });

  it('stops and ends when its supervisor is killed before it is ready', async () => {
    await orphan({ START_MS: '800' }, 'pid');
    await noted('exit 0');

    expect(diary()).toEqual(['started', 'stopped', 'exit 0']);
  });

  it('ends even when it crashes after its supervisor is gone and nobody reads its words', async () => {
    await orphan({ START_MS: '800', TROUBLE: 'in the start' }, 'pid');
    await noted('exit 1');
  });
});
