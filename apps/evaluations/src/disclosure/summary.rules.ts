import {
  type Batch,
  type DisclosedCell,
  DISCLOSURE_RULE,
  isWholeBlocks,
  showCell,
  type Table,
  tableOf,
  withholdCell,
} from '@huiyin/disclosure';
import { asPopulation, type SummedPopulation, type UnitResult } from './population.rules';

export const summaryGroups = ['ALL', 'UNIT_TYPE', 'SUPERVISION_GROUP'] as const;
export type SummaryGroup = (typeof summaryGroups)[number];

/** One line of a summary. Several `groups`: units of theirs that cannot be told apart. */
export interface SummaryLine {
  readonly form: string;
  readonly targetKind: string;
  readonly dimension: string;
  readonly groups: readonly string[];
  /** Units whose result is in the sum. */
  readonly units: number;
  /** Units too few or too small so far; they come in when more are there. */
  readonly unitsWaiting: number;
  /** Units whose result is withheld, here or by itself. */
  readonly unitsWithheld: number;
  readonly grades: SummedPopulation['grades'];
  readonly cell: DisclosedCell;
}

/** What readers of threshold k are told of one population, from what the ledger has released to them. */
export function summaryLines(
  population: SummedPopulation,
  batches: readonly Batch[],
  groupBy: SummaryGroup,
  k: number,
): SummaryLine[] {
  const byId = new Map(population.results.map((result) => [result.appraisalId, result]));
  const groupOf = new Map([...byId].map(([id, result]) => [id, groupName(result, groupBy)]));
  const table = tableOf(batches, asPopulation(population, k), groupOf, k);
  const { form, targetKind, dimension, grades } = population;
  const about = { form, targetKind, dimension, grades };
  const leftOut = leftOutByGroup(population, table, groupOf);
  const lines = table.rows.map(({ groups, atoms, counts }): SummaryLine => {
    if (!isWholeBlocks(batches, atoms, k)) throw new Error('cannot happen: a block was cut');
    const sheets = atoms.reduce((sum, id) => sum + (byId.get(id)?.sheets ?? 0), 0);
    const cell = showCell({ sheets, counts, ruleVersion: DISCLOSURE_RULE }, { grades }, k);
    // What is left out of a group is said beside the group's own line.
    const own = groups.length === 1 ? (groups[0] ?? '') : null;
    const { waiting = 0, withheld = 0 } = (own !== null && leftOut.get(own)) || {};
    if (own !== null) leftOut.delete(own);
    return {
      ...about,
      groups,
      units: atoms.length,
      unitsWaiting: waiting,
      unitsWithheld: withheld,
      cell,
    };
  });
  const empty = [...leftOut].map(([group, { waiting, withheld, sheets }]): SummaryLine => {
    const reason = waiting > 0 ? 'waiting' : 'protected';
    const cell = withholdCell({ sheets, k, ruleVersion: DISCLOSURE_RULE, withheld: reason });
    return {
      ...about,
      groups: [group],
      units: 0,
      unitsWaiting: waiting,
      unitsWithheld: withheld,
      cell,
    };
  });
  return [...lines, ...empty].sort((a, b) => (lineName(a) < lineName(b) ? -1 : 1));
}

interface LeftOut {
  waiting: number;
  withheld: number;
  sheets: number;
}

function leftOutByGroup(
  { results }: SummedPopulation,
  { waiting, withheld }: Table,
  groupOf: ReadonlyMap<string, string>,
): Map<string, LeftOut> {
  const isWaiting = new Set(waiting);
  const isWithheld = new Set(withheld);
  const groups = new Map<string, LeftOut>();
  for (const { appraisalId, counts, sheets } of results) {
    const late = isWaiting.has(appraisalId);
    if (!late && counts !== null && !isWithheld.has(appraisalId)) continue;
    const group = groupOf.get(appraisalId) ?? '';
    const left = groups.get(group) ?? { waiting: 0, withheld: 0, sheets: 0 };
    groups.set(group, left);
    left.sheets += sheets;
    if (late) left.waiting += 1;
    else left.withheld += 1;
  }
  return groups;
}

function groupName({ unitType, supervisionGroupId }: UnitResult, groupBy: SummaryGroup): string {
  if (groupBy === 'ALL') return 'all';
  return (groupBy === 'UNIT_TYPE' ? unitType : supervisionGroupId) ?? 'none';
}

function lineName({ form, targetKind, dimension, groups }: SummaryLine): string {
  return JSON.stringify([form, targetKind, dimension, groups.length, groups]);
}
