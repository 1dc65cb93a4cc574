import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ImportBed, importBed } from '../import-bed';
import { against, type Benchmark, type Row } from '../measure';

const people = 100_000;
const units = 1_800;
const timesCopy = 5;
const mostBytes = 300 * 1024 * 1024;
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const syllables = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉';
const titles = ['内科医生', '外科医生', '护士', '药师', '检验师', '驾驶员', '职工'];

/** What an import leaves behind, in the order in which it can be copied. */
const tables = [
  'person',
  'person_standing',
  'person_affiliation',
  'post',
  'events.outbox_message',
] as const;

function table(): Uint8Array<ArrayBuffer> {
  const lines = ['序号,姓名,单位,职务'];
  for (let at = 0; at < people; at += 1) {
    const [a, b, c] = [at % 20, Math.floor(at / units) % 20, Math.floor(at / units / 20) % 20];
    const name = `${surnames[a]}${syllables[b]}${syllables[c]}`;
    lines.push(`${at + 1},${name},单位${(at % units) + 1},${titles[at % titles.length]}`);
  }
  return new Uint8Array(Buffer.from(lines.join('\r\n')));
}

/** Seconds from the first byte sent until everybody is in the directory. */
async function imported({ post, admin }: ImportBed): Promise<number> {
  const file = table();
  const started = performance.now();
  const { id } = JSON.parse(await post('/files/imports', file, 'text/csv')) as { id: string };
  const state = async () => {
    const { rows } = await admin.query<{ state: string; errors: number }>(
      'SELECT state, errors FROM roster_import WHERE id = $1',
      [id],
    );
    return rows[0] ?? { state: 'gone', errors: 0 };
  };
  const until = async (wanted: string) => {
    for (let now = await state(); now.state !== wanted; now = await state()) {
      if (['ISSUES_LISTED', 'FAILED', 'gone'].includes(now.state))
        throw new Error(`cannot happen: the import is ${JSON.stringify(now)}`);
      await sleep(50);
    }
  };
  await until('PREVIEWED');
  const previewed = performance.now();
  const query = `mutation { commitImport(input: { importId: "${id}" }) { state changes } }`;
  await post('/graphql', JSON.stringify({ query }), 'application/json');
  await until('COMMITTED');
  const done = performance.now();
  process.stderr.write(
    `  read and checked in ${((previewed - started) / 1000).toFixed(1)} s, taken over in ${((done - previewed) / 1000).toFixed(1)} s\n`,
  );
  return (done - started) / 1000;
}

/** Seconds in which PostgreSQL copies the rows the import left into an empty twin, with all its rules, in one go. */
async function copied({ admin, other }: ImportBed): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-copy-'));
  chmodSync(folder, 0o777);
  const fileOf = (name: string) => join(folder, `${name}.copy`);
  try {
    for (const name of tables) await admin.query(`COPY ${name} TO '${fileOf(name)}'`);
    const started = performance.now();
    await other.query('BEGIN');
    for (const name of tables) await other.query(`COPY ${name} FROM '${fileOf(name)}'`);
    await other.query('COMMIT');
    return (performance.now() - started) / 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const importBenchmark: Benchmark = {
  ids: ['P19'],
  run: async () => {
    const bed = await importBed(units);
    try {
      const ours = await imported(bed);
      const peak = bed.server.peakBytes();
      const copy = await copied(bed);
      const what = `importing ${people} people from CSV: upload, check, commit`;
      const time: Row = {
        id: 'P19',
        what,
        unit: 's',
        ...against(timesCopy * copy, ours),
        note: `COPY of the same rows ${copy.toFixed(1)} s: ${(ours / copy).toFixed(1)}×`,
      };
      const mebibyte = 1024 * 1024;
      const memory: Row = {
        id: 'P19',
        what: 'the same, peak memory of the service until the commit',
        unit: 'MiB',
        ...against(mostBytes / mebibyte, peak / mebibyte),
        // The outbox goes on being read while the copy is measured.
        note: `${(bed.server.peakBytes() / mebibyte).toFixed(0)} MiB with its events relayed`,
      };
      return [time, memory];
    } finally {
      await bed.stop();
    }
  },
};
