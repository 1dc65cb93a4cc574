import { addDays } from '../src/calendar/day-count.rules';
import type {
  EngineDefinition,
  World,
  WorldHolding,
  WorldRecord,
  WorldUnit,
} from '../src/engine/world.rules';
import { aDefinition, aUnit } from './a-world';

/** The city quality.md measures with (P18): so many units that owe so many rules each, with what they have recorded. */
export interface MeasuredSize {
  readonly units: number;
  readonly rules: number;
  readonly recordsPerUnit: number;
}

const kinds = 40;
const peopleOfUnit = ['principal', 'deputy', 'member', 'contact'];
const startsOn = '2026-02-27';

/** Always the same world for the same size. */
export function measuredWorld(size: MeasuredSize): World {
  const units = unitsOf(size);
  return {
    definition: definitionOf(size),
    campaign: { startsOn, endsOn: '2026-09-30', links: {} },
    units,
    holdings: units.flatMap(holdingsOf),
    records: units.flatMap((unit, at) => recordsOf(unit, at, size)),
    extensions: [],
  };
}

function definitionOf({ rules }: MeasuredSize): EngineDefinition {
  return aDefinition({
    roles: [
      { key: 'lead', holders: ['principal', 'deputy'] },
      { key: 'group', holders: ['supervises'], at: 'supervision' },
    ],
    taxonomies: [{ key: 'groups', entries: ['a', 'b', 'c', 'd'] }],
    kinds: Array.from({ length: kinds }, (_, at) => ({
      ...{ key: kindAt(at), chain: 'review' },
      fields: [{ is: 'counts', key: 'by-group', of: 'groups' }],
    })),
    chains: [{ key: 'review', steps: [{ key: 'group', by: ['group'] }] }],
    rules: Array.from({ length: rules }, (_, at) => ruleAt(at)),
  });
}

/** Every kind of test in its turn, over kinds that recur every forty rules. */
function ruleAt(at: number): Record<string, unknown> {
  const select = { record: kindAt(at) };
  const tests = [
    { is: 'recorded', select },
    { is: 'total', select, field: 'half-days', atLeast: 6 },
    { is: 'reviewed', select },
    { is: 'order', first: { ...select, of: 'bureau' }, then: select, gap: { about: { days: 7 } } },
    { is: 'covers', select, field: 'by-group' },
    {
      ...{ is: 'share', select, part: { field: 'by-group', entries: ['a'] } },
      ...{ whole: { field: 'by-group' }, atMost: '1/5' },
    },
    { is: 'attended', select, field: 'attendees', role: 'group', by: 'any' },
    { is: 'lasts', from: select, atLeast: { months: 3 } },
    {
      is: 'all',
      tests: [
        { is: 'recorded', select, atLeast: 2 },
        { is: 'reviewed', select },
      ],
    },
    { is: 'recorded', select: { ...select, of: 'unit-tree' } },
  ];
  const deadlines = [
    'none',
    { onMonthDay: '03-10' },
    { after: { first: select }, plus: 'promptly' },
  ];
  return {
    key: `rule-${at}`,
    test: tests[at % tests.length],
    deadline: deadlines[at % deadlines.length],
  };
}

function unitsOf({ units }: MeasuredSize): WorldUnit[] {
  return Array.from({ length: units }, (_, at) =>
    aUnit(idOf('unit', at), { isBureau: at === 0, supervisionGroupId: `group-${at % 30}` }),
  );
}

function holdingsOf({ unitId, supervisionGroupId }: WorldUnit, at: number): WorldHolding[] {
  const of = (name: string) => ({
    ...{ holdingId: `${unitId}-${name}`, personId: `${unitId}-${name}`, role: name },
    ...{ unitId, groupId: null, from: '2020-01-01', to: null },
  });
  const supervisor = {
    ...{ holdingId: `holding-${at}`, personId: `supervisor-${at}`, role: 'supervises' },
    ...{ unitId: null, groupId: supervisionGroupId, from: '2020-01-01', to: null },
  };
  return [...peopleOfUnit.map(of), ...(at < 90 ? [supervisor] : [])];
}

function recordsOf({ unitId }: WorldUnit, unit: number, size: MeasuredSize): WorldRecord[] {
  return Array.from({ length: size.recordsPerUnit }, (_, at) => {
    const on = addDays(startsOn, (at * 17 + unit * 7) % 200);
    return {
      ...{ id: `${unitId}-${at}`, kind: kindAt(at * 3 + unit), unitId, on },
      ...{ personId: null, otherPersonId: null, filedWith: [], posted: [] },
      values: {
        ...{ 'half-days': (at % 4) + 1, attendees: [`supervisor-${unit % 90}`] },
        'by-group': { a: 1, b: at % 5, c: 2, d: 4 },
      },
      reviews: at % 2 === 0 ? [{ step: 'group', outcome: 'passed' as const, on }] : [],
    };
  });
}

function kindAt(at: number): string {
  return `kind-${at % kinds}`;
}

/** As long as a real id, for keys are made of it. */
function idOf(what: string, at: number): string {
  return `00000000-0000-4000-8000-${what}${String(at).padStart(12 - what.length, '0')}`;
}
