import { LEAST_K } from '@huiyin/ballot-client';
import type { Batch, GradeCounts, Population } from '@huiyin/disclosure';

/** A grade as the rules and the reader need it. */
export interface ScaleGrade {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly favourable: boolean;
}

/** One unit's published total in one dimension; `counts` null: withheld when it was counted, so it is in no sum. */
export interface UnitResult {
  readonly appraisalId: string;
  readonly unitId: string;
  readonly unitType: string | null;
  readonly supervisionGroupId: string | null;
  readonly form: string;
  readonly targetKind: string;
  readonly dimension: string;
  readonly sheets: number;
  readonly counts: GradeCounts | null;
  readonly grades: readonly ScaleGrade[];
  /** Stands, or may come to stand, on a board that everybody may read: in a sum with others it would be taken out of it then. */
  readonly isPublic: boolean;
}

/** Same form, kind of target, dimension and scale: numbers that may be added up. */
export interface SummedPopulation {
  readonly key: string;
  readonly form: string;
  readonly targetKind: string;
  readonly dimension: string;
  readonly grades: readonly ScaleGrade[];
  readonly results: readonly UnitResult[];
}

/** A line of the ledger: `block` null = in no sum, for good. */
export interface ReleaseRow {
  readonly population: string;
  readonly appraisalId: string;
  readonly batch: number;
  readonly block: number | null;
}

/**
 * Sorts results into populations. A unit counts once in each, so that n is a number of voters: with the result that is in the
 * ledger already, otherwise with the first by id.
 */
export function populationsOf(
  results: readonly UnitResult[],
  ledger: readonly ReleaseRow[],
): SummedPopulation[] {
  const decided = new Set(
    ledger.map(({ population, appraisalId }) => `${population} ${appraisalId}`),
  );
  const populations = new Map<string, { first: UnitResult; byUnit: Map<string, UnitResult> }>();
  const inTurn = [...results].sort((a, b) => (a.appraisalId < b.appraisalId ? -1 : 1));
  for (const result of inTurn) {
    const key = populationKey(result);
    const found = populations.get(key) ?? { first: result, byUnit: new Map<string, UnitResult>() };
    populations.set(key, found);
    const isDecided = decided.has(`${key} ${result.appraisalId}`);
    if (isDecided || !found.byUnit.has(result.unitId)) found.byUnit.set(result.unitId, result);
  }
  return [...populations].map(([key, { first, byUnit }]) => {
    const { form, targetKind, dimension, grades } = first;
    return { key, form, targetKind, dimension, grades, results: [...byUnit.values()] };
  });
}

/** Grades are part of it: a scale that changed is another population. */
function populationKey({ form, targetKind, dimension, grades }: UnitResult): string {
  const scale = grades.map(({ id, value, favourable }) => `${id}${favourable ? '+' : '-'}${value}`);
  return [form, targetKind, dimension, scale.join()].join('/');
}

/** What the engine needs to know of a population for readers of threshold k. */
export function asPopulation({ grades, results }: SummedPopulation, k: number): Population {
  const shown = results.filter(({ counts }) => counts !== null);
  const alone = k <= insidersK ? shown : shown.filter(({ isPublic }) => isPublic);
  return {
    scale: { grades },
    counts: new Map(shown.map(({ appraisalId, counts }) => [appraisalId, counts ?? {}])),
    sheets: new Map(shown.map(({ appraisalId, sheets }) => [appraisalId, sheets])),
    ks: [k],
    shownAlone: new Set(alone.map(({ appraisalId }) => appraisalId)),
  };
}

/** Readers inside a bureau, who are shown each published result by itself; readers of the city level and the public. */
export const { bureau: insidersK, public: outsidersK } = LEAST_K;

/** What was decided of a population for the readers of k, as the engine remembers it. */
export function batchesOf(rows: readonly ReleaseRow[], population: string, k: number): Batch[] {
  const batches = new Map<number, { atoms: string[]; blocks: Map<number, string[]> }>();
  for (const { population: key, appraisalId, batch, block } of rows) {
    if (key !== population) continue;
    const found = batches.get(batch) ?? { atoms: [], blocks: new Map<number, string[]>() };
    batches.set(batch, found);
    found.atoms.push(appraisalId);
    if (block !== null) found.blocks.set(block, [...(found.blocks.get(block) ?? []), appraisalId]);
  }
  return [...batches.values()].map(({ atoms, blocks }) => ({
    atoms,
    levels: [{ k, blocks: [...blocks.values()] }],
  }));
}

/** The lines to be written for a new batch. */
export function rowsOf(population: string, batch: number, { atoms, levels }: Batch): ReleaseRow[] {
  const blocks = levels[0]?.blocks ?? [];
  return atoms.map((appraisalId) => {
    const block = blocks.findIndex((one) => one.includes(appraisalId));
    return { population, appraisalId, batch, block: block < 0 ? null : block };
  });
}
