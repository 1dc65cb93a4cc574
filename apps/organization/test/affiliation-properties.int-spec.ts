import { type ABureau, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

/** Deterministic: the same histories on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

interface Read {
  readonly headcount?: { working: number };
  readonly unit?: { id: string } | null;
}

const dayOf = (offset: number) =>
  new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);

describe('R000.8 whatever happens to people, everybody is counted in one unit a day', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
  });
  afterAll(() => harness.stop());

  it.each([1, 2, 3])('history %i', async (seed) => {
    const next = random(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
    const units = [await people.unit(), await people.unit(), await people.unit()];
    const inside = await people.unit(undefined, { kind: 'department', parentId: units[0]! });
    const places = [...units, inside];
    const ids: string[] = [];
    for (let n = 0; n < 8; n += 1) ids.push(await people.person({ unitId: pick(places) }));
    const verbs = [
      () =>
        people.send('transferPerson', {
          personId: pick(ids),
          unitId: pick(places),
          on: dayOf(next() * 60),
        }),
      () => people.send('releasePerson', { personId: pick(ids), on: dayOf(40 + next() * 30) }),
      () => {
        const from = Math.floor(next() * 60);
        const input = { personId: pick(ids), unitId: pick(units), from: dayOf(from) };
        const kind = pick(['ATTACHED', 'BORROWED']);
        return people.send('attachPerson', { ...input, kind, to: dayOf(from + 1 + next() * 20) });
      },
      async () => {
        const [one] = await harness.rows<{ id: string }>(
          `SELECT id FROM person_affiliation WHERE person_id = $1 AND kind <> 'own' LIMIT 1`,
          [pick(ids)],
        );
        return (
          one && people.send('endAttachment', { affiliationId: one.id, on: dayOf(next() * 80) })
        );
      },
    ];
    for (let step = 0; step < 40; step += 1) await pick(verbs)();
    // Two of them turn out to be one.
    await people.send('mergePeople', { keptId: ids[0], duplicateId: ids[1], reason: '同一人' });
    for (let day = 0; day < 90; day += 1) await expectCountedOnce(units, ids, dayOf(day));
    await expectStreamToTellAll(ids);
  });

  /** Whoever reads every role-held from the beginning knows what the tables know. */
  const expectStreamToTellAll = async (ids: string[]) => {
    const told: Record<string, unknown>[] = [];
    for (const id of ids) told.push(...(await people.holdings(id)));
    const holds = told.filter(({ voided }) => !voided);
    const lines = holds.map((one) =>
      [one['holdingId'], one['personId'], one['role'], one['unitId'], one['from'], one['to']].join(
        ' ',
      ),
    );
    const rows = await harness.rows<{ line: string }>(
      `SELECT concat_ws(' ', id, person_id, kind, unit_id, valid_from, coalesce(valid_to::text, '')) AS line FROM (
         SELECT id, person_id, kind, unit_id, valid_from, valid_to FROM post WHERE voided_at IS NULL
         UNION ALL
         SELECT id, person_id, kind, unit_id, valid_from, valid_to FROM person_affiliation WHERE kind <> 'own') held
       WHERE person_id = ANY($1) AND (valid_to IS NULL OR valid_to > valid_from)`,
      [ids],
    );
    expect(lines.sort()).toEqual(rows.map(({ line }) => line).sort());
  };

  const expectCountedOnce = async (units: string[], ids: string[], day: string) => {
    const { counts, persons } = await read(units, ids, day);
    const working = persons.filter(({ unit }) => unit !== null);
    const expected = units.map((id) => working.filter(({ unit }) => unit!.id === id).length);
    expect([day, counts]).toEqual([day, expected]);
    const [away] = await harness.rows<{ people: number }>(
      `SELECT count(DISTINCT person_id)::int AS people FROM person_affiliation
       WHERE person_id = ANY($1) AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
      [ids, day],
    );
    expect([day, working.length]).toEqual([day, away!.people]);
  };

  const read = async (units: string[], ids: string[], day: string) => {
    const fields = [
      ...units.map((id, n) => `u${n}: unit(id: "${id}", asOf: "${day}") { headcount { working } }`),
      ...ids.map((id, n) => `p${n}: person(id: "${id}", asOf: "${day}") { unit { id } }`),
    ];
    const found = await people.ask<Record<string, Read>>(`{ ${fields.join(' ')} }`);
    return {
      counts: units.map((_, n) => found[`u${n}`]!.headcount!.working),
      persons: ids.map((_, n) => ({ unit: found[`p${n}`]!.unit ?? null })),
    };
  };
});
