import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, testActorKey } from '@huiyin/testing';
import { fileImport, sendFile } from './files';
import { type ABureau, type Harness, organizationHarness } from './harness';

const people = 100_000;
const mebibyte = 1024 * 1024;
// A heap that holds the service and not also the rows: who collects them dies.
const heapMebibytes = 128;
const growthMebibytes = 200;

jest.setTimeout(600_000);

describe('P19 R000.76 a hundred thousand people in one file', () => {
  let harness: Harness;
  let here: ABureau;
  let child: ChildProcess;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    await harness.rows(
      `WITH fresh AS (INSERT INTO unit (id, bureau_id, kind) SELECT gen_random_uuid(), $1, 'unit'
         FROM generate_series(1, 500) RETURNING id)
       INSERT INTO unit_version (id, bureau_id, unit_id, kind, name, name_key, unit_type, valid_from)
       SELECT gen_random_uuid(), $1, id, 'unit', '单位' || n, '单位' || n, 'other', '2026-01-01'
       FROM (SELECT id, row_number() OVER () AS n FROM fresh) f`,
      [here.bureauId],
    );
    child = await service();
  });
  afterAll(async () => {
    child.kill('SIGKILL');
    await harness.stop();
  });

  let origin = '';
  async function service(): Promise<ChildProcess> {
    const reader = harness.database.urlAs('events_reader');
    const started = fork(join(__dirname, 'limited-service.cjs'), [], {
      execArgv: [`--max-old-space-size=${heapMebibytes}`],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        PATH: '',
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        DATABASE_URL: harness.database.url,
        ACTOR_KEY: testActorKey,
        EVENT_SOURCES: `organization=${reader};campaigns=${reader}`,
      },
    });
    const port = await new Promise<number>((resolve, reject) => {
      started.once('message', (message) => resolve((message as { port: number }).port));
      started.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    });
    origin = `http://127.0.0.1:${port}`;
    return started;
  }

  function memory(field: 'VmRSS' | 'VmHWM'): number {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return (Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024) / mebibyte;
  }

  it('is read with progress, in a heap that could not hold it', async () => {
    const before = memory('VmRSS');
    const { id } = await sendFile({ ...harness, origin }, here.office, '全市人员.csv', table());
    const seen: number[] = [];
    await eventually(async () => {
      const [row] = await harness.rows<{ rows_read: number; state: string }>(
        'SELECT rows_read, state FROM roster_import WHERE id = $1',
        [id],
      );
      seen.push(row!.rows_read);
      expect(row!.state).toBe('PREVIEWED');
    }, 500_000);
    expect(new Set(seen).size).toBeGreaterThan(3);
    const read = await fileImport(harness, here.office, id);
    expect(read.differenceCounts).toEqual([{ code: 'PERSON_ADDED', count: people }]);
    expect(read.differences).toHaveLength(100);
    expect(memory('VmHWM') - before).toBeLessThan(growthMebibytes);
  });
});

function table(): string {
  const signs = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
  const lines = ['姓名,单位,职务'];
  for (let at = 0; at < people; at += 1) {
    const inUnit = Math.floor(at / 500);
    const name = `${signs[inUnit % 20]}${signs[Math.floor(inUnit / 20) % 20]}`;
    lines.push(`${name},单位${(at % 500) + 1},内科医生`);
  }
  return lines.join('\n');
}
