import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchmarks } from './benchmarks';
import type { Row } from './measure';

/** `npm run bench [-- --json FILE] [-- --only P6-P7]`: ratios inside this run; absolute figures never across runs. */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, only: { type: 'string', multiple: true } },
  });
  const chosen = benchmarks.filter(({ id }) => !values.only || values.only.includes(id));
  const rows: Row[] = [];
  for (const benchmark of chosen) {
    process.stderr.write(`${benchmark.id} …\n`);
    for (const row of await benchmark.run()) {
      rows.push(row);
      process.stdout.write(`${line(row)}\n`);
    }
  }
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ node: process.version, cores: cpus().length, rows }, null, 2)}\n`,
    );
  if (rows.some(isShort)) process.exitCode = 1;
}

function isShort({ ratio, atLeast }: Row): boolean {
  return atLeast !== undefined && ratio < atLeast;
}

function line(row: Row): string {
  const goal =
    row.atLeast === undefined ? '' : ` (goal ≥ ${row.atLeast}${isShort(row) ? ', MISSED' : ''})`;
  const figures = `${row.ours.toFixed(1)} : ${row.contender.toFixed(1)} ${row.unit}`;
  return `${row.id.padEnd(4)} ${row.what}: ${row.ratio.toFixed(2)}×${goal}   ${figures}, against ${row.contenderIs}${row.note ? ` — ${row.note}` : ''}`;
}

void bench();
