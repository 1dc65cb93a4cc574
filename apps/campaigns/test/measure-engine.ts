import { affectedBy } from '../src/engine/affected.rules';
import { judgeAll } from '../src/engine/judge.rules';
import { measuredWorld } from './measured-world';
import type { World } from '../src/engine/world.rules';
import { indexWorld } from '../src/engine/world-index.rules';

/**
 * Prints one line of JSON: how long the pure engine takes for the city of quality.md (P18), from scratch and for one
 * fact. `npm run bench -- --only P18` runs it on a core of its own.
 */
const today = '2026-06-15';
const size = { units: 1_800, rules: 120, recordsPerUnit: 60 };

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const begun = performance.now();
  const result = work();
  return { ms: performance.now() - begun, result };
}

function fromScratch(world: World): number {
  return count(judgeAll(indexWorld(world), today));
}

/** The part of the world a verb reads for a fact of one unit: the unit, its people and records, and the bureau's. */
function worldOf(world: World, unitId: string): World {
  const bureau = world.units[0]?.unitId;
  const isNear = (one: { readonly unitId: string | null }) =>
    one.unitId === unitId || one.unitId === bureau || one.unitId === null;
  return {
    ...world,
    units: world.units.filter(isNear),
    holdings: world.holdings.filter(isNear),
    records: world.records.filter(isNear),
  };
}

function oneFact(world: World): number {
  const index = indexWorld(world);
  const record = world.records.at(-1);
  const reaches = record ? affectedBy({ what: 'record', record }, index) : [];
  return count(judgeAll(index, today, reaches));
}

/** One after the other, as they are written down: none is kept. */
function count(duties: Generator<unknown>): number {
  let number = 0;
  while (!duties.next().done) number += 1;
  return number;
}

const world = measuredWorld(size);
const whole = Array.from({ length: 5 }, () => timed(() => fromScratch(world)));
const part = worldOf(world, world.units.at(-1)?.unitId ?? '');
const facts = Array.from({ length: 200 }, () => timed(() => oneFact(part)));
const figures = {
  duties: whole[0]?.result ?? 0,
  records: world.records.length,
  fromScratchMs: median(whole.map(({ ms }) => ms)),
  dutiesOfOneFact: facts[0]?.result ?? 0,
  oneFactMs: median(facts.map(({ ms }) => ms)),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
