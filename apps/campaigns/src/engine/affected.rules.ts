import { addDays } from '../calendar/day-count.rules';
import type { Day } from '../calendar/days.rules';
import { periodsOf } from '../calendar/periods.rules';
import { affectedByHolding } from './affected-by-holding.rules';
import { affectedByRecord } from './affected-by-record.rules';
import { affectedByUnits } from './affected-by-unit.rules';
import { lineOf, union } from './family.rules';
import { parseDutyKey } from './finding.rules';
import type { Reach } from './reach.rules';
import { readsOf } from './rule-reads.rules';
import type { Span } from './spans.rules';
import type { WorldHolding, WorldRecord } from './world.rules';
import type { WorldIndex } from './world-index.rules';

/** Something that became known, and with it a world that is another. */
export type Change =
  /** Recorded, retracted, reviewed, filed, posted. */
  | {
      readonly what: 'record';
      readonly record: Pick<WorldRecord, 'kind' | 'unitId' | 'personId' | 'otherPersonId' | 'on'>;
    }
  /** As it was and as it is; one of them when it began or was taken back. */
  | { readonly what: 'holding'; readonly holdings: readonly WorldHolding[] }
  /** Came, left, changed type, mode, place, supervision group or heirs. */
  | { readonly what: 'unit'; readonly unitIds: readonly string[] }
  | { readonly what: 'extension'; readonly dutyKey: string }
  /** Days of a link or stage. */
  | { readonly what: 'link'; readonly link: string }
  /** A standing campaign owes one period more. */
  | { readonly what: 'day'; readonly from: Day; readonly to: Day }
  /** Rules added, dropped or changed; null: all, with everything they stand on (dates, calendar, roles, chains). */
  | { readonly what: 'rules'; readonly rules: readonly string[] | null };

/**
 * The duties a change can touch: never too few, seldom too many. Give the world before and the world after where the
 * change moves people or units. What is recorded needs only the units and the holdings of the people it names.
 */
export function affectedBy(change: Change, ...worlds: readonly WorldIndex[]): Reach[] {
  return merged(worlds.flatMap((index) => affectedIn(change, index)));
}

function affectedIn(change: Change, index: WorldIndex): Reach[] {
  switch (change.what) {
    case 'record':
      return affectedByRecord(index, change.record);
    case 'holding':
      return affectedByHolding(index, change.holdings);
    case 'unit':
      return affectedByUnits(index, change.unitIds);
    case 'extension':
      return affectedByExtension(index, change.dutyKey);
    case 'link':
      return index.definition.duties
        .filter((rule) => readsOf(rule).links.includes(change.link))
        .map(({ key }) => everywhere(key));
    case 'day':
      return affectedByDay(index, change.from, change.to);
    case 'rules':
      return (change.rules ?? [...index.rules.keys()]).map(everywhere);
  }
}

function everywhere(rule: string): Reach {
  return { rule, units: 'all', people: 'all', periods: 'all' };
}

function affectedByExtension(index: WorldIndex, dutyKey: string): Reach[] {
  const subject = parseDutyKey(dutyKey);
  if (!subject) return [];
  const { rule, unitId, personId, period } = subject;
  return [
    {
      ...{ rule, units: lineOf(index, unitId) },
      people: personId === null ? 'all' : new Set([personId]),
      periods: period === null ? 'all' : { from: period, to: addDays(period, 1) },
    },
  ];
}

/** Only what is owed anew: nothing else looks at the day. */
function affectedByDay({ definition, campaign }: WorldIndex, from: Day, to: Day): Reach[] {
  return definition.duties.flatMap(({ key, per }): Reach[] => {
    if (campaign.endsOn !== null || per === 'campaign') return [];
    const known = periodsOf(per, campaign, from).at(-1)?.to;
    const last = periodsOf(per, campaign, to).at(-1)?.to;
    if (known === undefined || known === last) return [];
    return [{ ...everywhere(key), periods: { from: known, to: null } }];
  });
}

/** Two reaches that differ in their units alone become one. */
function merged(reaches: readonly Reach[]): Reach[] {
  const result: Reach[] = [];
  for (const reach of reaches) {
    const at = result.findIndex((one) => isAlike(one, reach));
    const known = result[at];
    if (!known) result.push(reach);
    else if (known.units !== 'all')
      result[at] = {
        ...known,
        units: reach.units === 'all' ? 'all' : union([known.units, reach.units]),
      };
  }
  return result;
}

function isAlike(one: Reach, other: Reach): boolean {
  return (
    one.rule === other.rule &&
    sameDays(one.periods, other.periods) &&
    (one.people === 'all' || other.people === 'all'
      ? one.people === other.people
      : [...one.people].join() === [...other.people].join())
  );
}

function sameDays(one: 'all' | Span, other: 'all' | Span): boolean {
  if (one === 'all' || other === 'all') return one === other;
  return one.from === other.from && one.to === other.to;
}
