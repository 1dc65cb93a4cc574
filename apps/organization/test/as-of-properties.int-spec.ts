import fc from 'fast-check';
import { newId } from '@huiyin/kernel';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster, rosterOf } from './roster';
import { structureOf } from './structure';

/** Everything the directory says of a day about units, Party organisations, groups and people. */
const picture = `query ($day: LocalDate!) {
  units(first: 500, asOf: $day) {
    id name unitType closedOn parent { id name } below { id name } aliases { name }
    supervisionGroup { number } contacts { person { name } } partyOrganisations { name }
    predecessors { unit { id name } } successors { unit { id } }
  }
  partyOrganisations(first: 500, asOf: $day) { name kind parent { name } units { name } }
  unitsWithoutPartyOrganisation(first: 500, asOf: $day) { name }
}`;

const dayAfter = (days: number) =>
  new Date(Date.UTC(2027, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

const verbs = [
  'rename',
  'retype',
  'move',
  'alias',
  'merge',
  'absorb',
  'split',
  'spinOff',
  'close',
  'department',
  'party',
] as const;
type Verb = (typeof verbs)[number];

interface Step {
  readonly verb: Verb;
  /** Days after the one that is read, so that no step may touch it. */
  readonly after: number;
  readonly which: number;
  readonly other: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...verbs),
  after: fc.integer({ min: 1, max: 60 }),
  which: fc.nat(),
  other: fc.nat(),
});

describe('reads as of a day', () => {
  let harness: Harness;
  let here: ABureau;
  let structure: ReturnType<typeof structureOf>;

  beforeAll(async () => {
    harness = await organizationHarness();
  });
  afterAll(() => harness.stop());

  const aCity = async () => {
    here = await harness.aBureau(`卫生局${newId()}`);
    structure = structureOf(harness, here.office);
    await importRoster(harness, here.office, rosterOf(10));
    const { units } = await structure.ask<{ units: { id: string }[] }>(
      '{ units(first: 100) { id } }',
    );
    return units.map(({ id }) => id);
  };

  /** A step as the office would take it; one that is refused (a closed unit, a circle) changes nothing. */
  const take = async (
    ids: readonly string[],
    { verb, after, which, other }: Step,
    read: number,
  ) => {
    const on = dayAfter(read + after);
    const unitId = ids[which % ids.length]!;
    const second = ids[other % ids.length]!;
    const name = `新名${newId().slice(0, 8)}`;
    const department = {
      name,
      kind: 'DEPARTMENT',
      unitType: 'clinical',
      parentUnitId: unitId,
      from: on,
    };
    const inputs: Record<Verb, [string, object]> = {
      rename: ['renameUnit', { unitId, name, from: on }],
      retype: ['retypeUnit', { unitId, unitType: 'tcm-hospital', from: on }],
      move: ['moveUnit', { unitId, parentUnitId: second, from: on }],
      alias: ['addUnitAlias', { unitId, name, from: on }],
      merge: ['mergeUnits', { unitIds: [unitId], intoUnitId: second, on }],
      absorb: [
        'mergeUnits',
        { unitIds: [unitId, second], intoNewUnit: { name, unitType: 'other' }, on },
      ],
      split: ['splitUnit', { unitId, goesOn: false, parts: [{ name, unitType: 'other' }], on }],
      spinOff: ['splitUnit', { unitId, goesOn: true, parts: [{ name, unitType: 'other' }], on }],
      close: ['closeUnit', { unitId, on }],
      department: ['registerUnit', department],
      party: ['establishPartyOrganisation', { kind: 'BRANCH', name, unitIds: [unitId], from: on }],
    };
    const [mutation, input] = inputs[verb];
    const { errors } = await structure.send(mutation, input, '__typename');
    const code = errors?.[0]?.extensions['code'];
    expect(code).not.toBe('INTERNAL_SERVER_ERROR');
    return code === undefined;
  };

  it('§7.50 §7.52 property: a day reads the same after any later changes, whatever was changed before', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 5 }),
        fc.integer({ min: 0, max: 90 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (before, read, later) => {
          const ids = await aCity();
          for (const one of before) await take(ids, one, 0);
          const day = dayAfter(read);
          const then = await structure.ask(picture, { day });
          for (const one of later) if (await take(ids, one, read)) taken += 1;
          expect(await structure.ask(picture, { day })).toEqual(then);
        },
      ),
      { numRuns: 8 },
    );
    expect(taken).toBeGreaterThan(8);
  }, 120_000);

  it('R000.77 property: on every day each unit is in at most one group and stands nowhere below itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const ids = await aCity();
        for (const one of steps) await take(ids, one, 0);
        const twice = await harness.rows(
          `SELECT a.unit_id FROM supervision_assignment a JOIN supervision_assignment b ON b.unit_id = a.unit_id
             AND b.id <> a.id AND daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)
           UNION ALL
           SELECT a.unit_id FROM supervision_assignment a JOIN unit_version v ON v.unit_id = a.unit_id
           WHERE a.bureau_id = $1 AND a.valid_to IS NULL
           GROUP BY a.unit_id HAVING bool_and(v.valid_to IS NOT NULL)`,
          [here.bureauId],
        );
        expect(twice).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
