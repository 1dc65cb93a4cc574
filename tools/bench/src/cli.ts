import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchmarks } from './benchmarks';
import type { Row } from './measure';
import { isShort, lineOf } from './report';
import { pinLoad } from './server-process';

/**
 * `npm run bench [-- --json FILE] [-- --only P6 --only P13] [-- --long]`: ratios inside this run; absolute figures
 * never across runs. Exits 1 when a goal is missed or a row fails.
 */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      only: { type: 'string', multiple: true },
      long: { type: 'boolean', default: false },
    },
  });
  const isWanted = (id: string) => !values.only || values.only.includes(id);
  const conditions = {
    node: process.version,
    cores: cpus().length,
    isPinned: pinLoad(),
    loadBefore: loadavg()[0],
  };
  const rows: Row[] = [];
  for (const benchmark of benchmarks.filter(({ ids }) => ids.some(isWanted))) {
    process.stderr.write(`${benchmark.ids.join(', ')} …\n`);
    const found = await benchmark
      .run({ isLong: values.long })
      .catch((error: Error) => benchmark.ids.map((id) => failed(id, error)));
    for (const row of found.filter(({ id }) => isWanted(id))) {
      rows.push(row);
      process.stdout.write(`${lineOf(row)}\n`);
    }
  }
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ ...conditions, rows }, null, 2)}\n`);
  if (rows.some((row) => isShort(row) || 'isFailure' in row)) process.exitCode = 1;
}

function failed(id: string, { message }: Error): Row {
  return { id, what: 'all rows', notRun: `failed, ${message}`, isFailure: true };
}

void bench();
