import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KafkaFolderInUse } from './kafka.errors';

const PID_FILE = 'broker.pid';
const EARLIER_BROKER_PATIENCE_MS = 5_000;

/**
 * Kafka's own folder lock comes too late: by then the second broker's controller has written to the first one's
 * metadata (seen by running it). An earlier broker that is just stopping is given time to end.
 * @throws KafkaFolderInUse it is still there after 5 s
 */
export async function waitForEarlierBroker(dataDir: string): Promise<void> {
  const deadline = performance.now() + EARLIER_BROKER_PATIENCE_MS;
  for (let pid = livingBroker(dataDir); pid !== null; pid = livingBroker(dataDir)) {
    if (performance.now() > deadline) throw new KafkaFolderInUse(pid);
    await sleep(200);
  }
}

export function noteBroker(dataDir: string, pid: number): void {
  writeFileSync(join(dataDir, PID_FILE), `${pid}\n`);
}

function livingBroker(dataDir: string): number | null {
  const pid = notedPid(dataDir);
  // The number alone may have passed to another program since.
  return pid !== null && commandOf(pid).includes('kafka.Kafka') ? pid : null;
}

function notedPid(dataDir: string): number | null {
  try {
    return Number.parseInt(readFileSync(join(dataDir, PID_FILE), 'utf8'), 10) || null;
  } catch {
    return null; // never started here
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}
