import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { STOP_WITH_PARENT } from './broker-process';

/** A parent that starts `sleep` the way the broker is started, and prints its process id. */
const PARENT = `
  const child = require('node:child_process').spawn('sh', ['-c', process.argv[1], 'kafka', 'sleep', '60'],
    { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  console.log(child.pid);
  setInterval(() => undefined, 1000);
`;

describe('the broker process', () => {
  it('ends when its parent is killed without a chance to say so', async () => {
    const parent = spawn(process.execPath, ['-e', PARENT, STOP_WITH_PARENT], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);

    parent.kill('SIGKILL');
    await once(parent, 'exit');

    for (let tries = 0; isAlive(pid) && tries < 50; tries += 1) await sleep(100);
    expect(isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
