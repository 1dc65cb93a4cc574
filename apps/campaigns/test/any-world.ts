import fc from 'fast-check';
import { addDays } from '../src/calendar/day-count.rules';
import type { World, WorldHolding, WorldRecord, WorldUnit } from '../src/engine/world.rules';
import { aDefinition, aUnit, theBureau } from './a-world';

/** Worlds of every shape the language allows, small enough that things meet. */
const anyDay = fc.integer({ min: -40, max: 320 }).map((days) => addDays('2014-02-01', days));
const people = ['p1', 'p2', 'p3', 'p4'];
const anyPerson = fc.constantFrom(...people);
const places = ['bureau', 'division', 'u1', 'u2', 'u3', 'ward1', 'ward2'];
const groups = ['g1', 'g2'];

/** Mostly plain: what narrows a selection narrows the chance that a record meets it. */
const seldom = <T>(value: T) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(value) },
  );

const anySelection = fc
  .record({
    record: fc.constantFrom('plan', 'session', 'reading'),
    of: fc.constantFrom('self', 'self', 'unit', 'unit-tree', 'bureau'),
    whenever: fc.boolean(),
    narrowed: fc.tuple(
      seldom({ reviewed: true }),
      seldom({ naming: 'who' }),
      seldom({ where: [{ field: 'n', atLeast: 2 }] }),
    ),
  })
  .map(({ narrowed, ...plain }) => Object.assign({}, plain, ...narrowed) as object);

const anyLeaf = fc.oneof(
  fc.record({
    is: fc.constant('recorded'),
    select: anySelection,
    atLeast: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    is: fc.constant('recorded'),
    select: anySelection,
    atMost: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({
    is: fc.constant('total'),
    select: anySelection,
    field: fc.constant('n'),
    atLeast: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({
    is: fc.constant('distinct'),
    select: anySelection,
    field: fc.constant('c'),
    atLeast: fc.constant(2),
  }),
  fc.record({
    is: fc.constant('covers'),
    select: anySelection,
    field: fc.constant('c'),
    inOne: fc.boolean(),
  }),
  fc.record({
    is: fc.constant('share'),
    select: anySelection,
    part: fc.constant({ field: 'n' }),
    whole: fc.constant({ field: 'm' }),
    atLeast: fc.constantFrom('1/2', '20 %'),
  }),
  fc.record({
    is: fc.constant('length'),
    select: anySelection,
    field: fc.constant('n'),
    atLeast: fc.constant(2),
  }),
  fc.record({
    is: fc.constant('order'),
    first: anySelection,
    then: anySelection,
    each: fc.boolean(),
    gap: fc.constantFrom(
      { min: { days: 7 } },
      { about: { days: 7 } },
      { max: { workingDays: 10 } },
    ),
  }),
  fc.record(
    {
      is: fc.constant('lasts'),
      from: anySelection,
      to: anySelection,
      atLeast: fc.constant({ months: 1 }),
    },
    { requiredKeys: ['is', 'from', 'atLeast'] },
  ),
  fc.record({ is: fc.constant('reviewed'), select: anySelection }),
  fc.record({ is: fc.constant('filed'), select: anySelection, targets: fc.constant(['city']) }),
  fc.record({ is: fc.constant('posted'), select: anySelection, scopes: fc.constant(['inside']) }),
  fc.record({
    is: fc.constant('attended'),
    select: anySelection,
    field: fc.constant('who'),
    role: fc.constantFrom('staff', 'head', 'leader', 'supervisor'),
    by: fc.constantFrom('all', 'any'),
  }),
  fc.record({
    is: fc.constant('matches'),
    select: anySelection,
    field: fc.constant('c'),
    as: fc.record({ select: anySelection, field: fc.constant('c') }),
  }),
  fc.record({ is: fc.constant('never'), select: anySelection }),
);

const anyTest = fc.oneof(
  { weight: 3, arbitrary: anyLeaf },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constantFrom('all', 'any'),
      tests: fc.array(anyLeaf, { minLength: 1, maxLength: 3 }),
    }),
  },
);

const anyOwer = fc.oneof(
  fc.constantFrom<Record<string, unknown>>(
    { each: 'unit' },
    { each: 'bureau' },
    { each: 'department' },
    { each: 'department', types: ['ward'] },
  ),
  fc.record({
    each: fc.constant('person'),
    role: fc.constantFrom('staff', 'head', 'leader', 'supervisor'),
    onLeaving: fc.constantFrom('successor', 'person'),
  }),
  fc.record({
    each: fc.constant('pair'),
    between: fc.tuple(fc.constantFrom('staff', 'head', 'leader'), fc.constantFrom('staff', 'head')),
    in: fc.constantFrom('unit', 'department'),
  }),
);

const anyDeadline = fc.oneof(
  fc.constantFrom<unknown>(
    'none',
    { on: '2014-05-01' },
    { onMonthDay: '03-10' },
    { endOf: '2014-06' },
    { after: { link: 'study', edge: 'end' }, plus: { workingDays: 3 } },
    { before: 'period-end', by: { days: 2 } },
  ),
  fc.record({ after: fc.record({ first: anySelection }), plus: fc.constant({ days: 10 }) }),
  fc.record({ before: fc.record({ newest: anySelection }) }),
);

const anyRule = fc.record(
  {
    owedBy: anyOwer,
    per: fc.constantFrom('campaign', 'campaign', 'month', 'quarter', 'year'),
    deadline: anyDeadline,
    notBefore: fc.constantFrom<unknown>(
      { after: 'campaign-end' },
      { after: { link: 'study', edge: 'start' } },
    ),
    appliesTo: fc.constantFrom(
      { modes: ['full'] },
      { modes: ['full', 'contact-and-guidance'] },
      { modes: ['full'], unitTypes: ['clinic', 'bureau-organ'] },
    ),
    test: anyTest,
  },
  { requiredKeys: ['owedBy', 'per', 'deadline', 'appliesTo', 'test'] },
);

const anyPlainDefinition = fc.array(anyRule, { minLength: 1, maxLength: 4 }).map((rules) =>
  aDefinition({
    rules: rules.map((rule, at) => ({ key: `rule-${at}`, ...rule })),
    links: [{ key: 'study' }],
    taxonomies: [{ key: 'letters', entries: ['a', 'b'] }],
    chains: [
      {
        key: 'check',
        steps: [
          { key: 'one', by: ['head'] },
          { key: 'two', by: ['supervisor'] },
        ],
      },
    ],
    kinds: ['plan', 'session', 'reading'].map((key) => ({
      key,
      fields: [{ is: 'codes', key: 'c', of: 'letters' }],
      ...(key === 'plan' ? { chain: 'check' } : {}),
    })),
    roles: [
      { key: 'staff', holders: ['staff'], except: ['head-of'] },
      { key: 'head', holders: ['head-of'] },
      { key: 'leader', holders: ['head-of', 'staff'], at: 'bureau' },
      { key: 'supervisor', holders: ['supervises'], at: 'supervision' },
    ],
  }),
);

/** Some rules are a unit's own (R003.111); the shape wants their units' real ids, which would make failures unreadable. */
export const anyDefinition = fc
  .tuple(anyPlainDefinition, fc.nat({ max: 7 }))
  .map(([definition, own]) => ({
    ...definition,
    duties: definition.duties.map((rule, at) =>
      at === own ? { ...rule, appliesTo: { ...rule.appliesTo, unitIds: ['u1', 'ward1'] } } : rule,
    ),
  }));

const anyOn = <T extends string>(name: T, ...values: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...values), anyDay), { maxLength: 2 })
    .map((list) =>
      list.map(([value, on]) => ({ [name]: value, on }) as Record<T, string> & { on: string }),
    );

export const anyRecord: fc.Arbitrary<WorldRecord> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom('plan', 'session', 'reading'),
    unitId: fc.constantFrom(...places),
    people: fc.uniqueArray(anyPerson, { maxLength: 2 }),
    on: anyDay,
    values: fc.record({
      n: fc.integer({ min: 0, max: 4 }),
      m: fc.integer({ min: 1, max: 8 }),
      c: fc.uniqueArray(fc.constantFrom('a', 'b')),
      who: fc.uniqueArray(anyPerson),
    }),
    steps: fc.uniqueArray(
      fc.record({
        step: fc.constantFrom('one', 'two'),
        outcome: fc.constantFrom('passed' as const, 'passed' as const, 'returned' as const),
        on: anyDay,
      }),
      { maxLength: 3, selector: ({ on }) => on },
    ),
    filedWith: anyOn('target', 'city', 'county'),
    posted: anyOn('scope', 'inside', 'public'),
  })
  .map(({ people: named, steps, ...record }) => ({
    ...record,
    reviews: steps,
    personId: named[0] ?? null,
    otherPersonId: named[1] ?? null,
  }));

const anySpan = fc
  .tuple(anyDay, fc.option(fc.integer({ min: 1, max: 200 })))
  .map(([from, days]) => ({ from, to: days === null ? null : addDays(from, days) }));

export const anyHolding: fc.Arbitrary<WorldHolding> = fc
  .record({
    holdingId: fc.uuid(),
    personId: anyPerson,
    role: fc.constantFrom('staff', 'staff', 'head-of', 'attached', 'supervises'),
    unitId: fc.constantFrom(...places),
    groupId: fc.constantFrom(...groups),
    span: anySpan,
  })
  .map(({ span, unitId, groupId, ...holding }) => ({
    ...holding,
    ...span,
    unitId: holding.role === 'supervises' ? null : unitId,
    groupId: holding.role === 'supervises' ? groupId : null,
  }));

/** A unit over time: begins late or not, changes mode or not, ends or not, in others or not. */
export const anyStretches = (unitId: string, parent: string | null): fc.Arbitrary<WorldUnit[]> =>
  fc
    .record({
      unitType: fc.constantFrom('clinic', 'ward', 'general-hospital'),
      group: fc.option(fc.constantFrom(...groups)),
      parentUnitId: fc.constantFrom(parent, parent, 'u2'),
      from: fc.option(anyDay),
      turn: fc.option(fc.integer({ min: 1, max: 100 })),
      turned: fc.constantFrom<Partial<WorldUnit>>(
        { mode: 'contact-and-guidance' },
        { unitType: 'clinic' },
        { supervisionGroupId: 'g2' },
      ),
      days: fc.option(fc.integer({ min: 1, max: 150 })),
      heirs: fc.uniqueArray(fc.constantFrom('u2', 'u3')),
    })
    .map(({ unitType, group, parentUnitId, from, turn, turned, days, heirs }) => {
      const begun = from ?? '2014-02-01';
      const turnedOn = turn === null ? null : addDays(begun, turn);
      const end = days === null ? null : addDays(turnedOn ?? begun, days);
      const base = aUnit(unitId, {
        unitType,
        supervisionGroupId: group,
        parentUnitId: parent === null || parentUnitId === unitId ? parent : parentUnitId,
        successorUnitIds: end === null ? [] : heirs.filter((heir) => heir !== unitId),
      });
      return turnedOn === null
        ? [{ ...base, from, to: end }]
        : [
            { ...base, from, to: turnedOn, successorUnitIds: [] },
            { ...base, ...turned, from: turnedOn, to: end },
          ];
    });

export const anyUnits: fc.Arbitrary<WorldUnit[]> = fc
  .tuple(
    fc.constant([theBureau]),
    fc.constant([aUnit('division', { parentUnitId: 'bureau', unitType: 'ward' })]),
    anyStretches('u1', null),
    anyStretches('u2', null),
    anyStretches('u3', null),
    anyStretches('ward1', 'u1'),
    anyStretches('ward2', 'u1'),
  )
  .map((units) => units.flat());

export const anyWorld: fc.Arbitrary<World> = fc.record({
  definition: anyDefinition,
  campaign: fc.record({
    startsOn: fc.constant('2014-02-27'),
    endsOn: fc.constantFrom('2014-09-30', null),
    links: fc.constantFrom<World['campaign']['links']>(
      {},
      { study: { from: '2014-03-01', to: '2014-05-31' } },
      { study: { from: '2014-04-01', to: null } },
    ),
  }),
  units: anyUnits,
  holdings: fc.array(anyHolding, { maxLength: 8 }),
  records: fc.array(anyRecord, { maxLength: 12 }),
  extensions: fc.constant([]),
});
