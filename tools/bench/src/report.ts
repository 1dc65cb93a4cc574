import type { Row } from './measure';

export function isShort(row: Row): boolean {
  return 'ratio' in row && row.atLeast !== undefined && row.ratio < row.atLeast;
}

/** One line a person reads: ratio, goal, both figures, and against whom. */
export function lineOf(row: Row): string {
  const head = `${row.id.padEnd(4)} ${row.what}`;
  if ('notRun' in row) return `${head}: not run: ${row.notRun}`;
  const missed = isShort(row) ? ', MISSED' : '';
  const goal = row.atLeast === undefined ? '' : ` (goal ≥ ${row.atLeast}${missed})`;
  const figures = `${figure(row.ours)} : ${figure(row.contender)} ${row.unit}`;
  const note = row.note ? ` — ${row.note}` : '';
  return `${head}: ${row.ratio.toFixed(2)}×${goal}   ${figures}, against ${row.contenderIs}${note}`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
