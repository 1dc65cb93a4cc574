import { Client } from 'pg';
import type { Actor } from '@huiyin/identity';
import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster, rosterOf } from './roster';

interface Page {
  readonly items: {
    readonly id: string;
    readonly purpose: string;
    readonly readAt: string;
    readonly person: { readonly id: string; readonly name: string } | null;
    readonly unit: { readonly id: string; readonly name: string } | null;
  }[];
  readonly next: string | null;
}

const selection = `{ items { id purpose readAt person { id name } unit { id name } } next }`;

describe('who was shown whose numbers', () => {
  let harness: Harness;
  let here: ABureau;
  let reader: Actor;
  let unitIds: string[];

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    await importRoster(harness, here.office, rosterOf(50));
    const { data } = await harness.graph.as<{
      units: { id: string }[];
      supervisionGroups: { leader: { id: string } }[];
    }>(here.office, '{ units(first: 1000) { id } supervisionGroups { leader { id } } }');
    unitIds = data!.units.map(({ id }) => id);
    const personId = data!.supervisionGroups[0]!.leader.id;
    const { bureauId } = here;
    reader = anActor('supervision-leader', { bureauId, personId, unitIds: unitIds.slice(0, 1000) });
    for (const unitId of unitIds)
      await harness.graph.as(
        reader,
        `{ unit(id: "${unitId}") { contacts { phones { number } } } }`,
      );
  });
  afterAll(() => harness.stop());

  const page = async (actor: Actor, args = ''): Promise<Page> => {
    const { data, errors } = await harness.graph.as<{ phoneReads: Page }>(
      actor,
      `{ phoneReads${args} ${selection} }`,
    );
    expect(errors).toBeUndefined();
    return data!.phoneReads;
  };

  it('R000.81 tells the office who, whose, when and on what, newest first, page by page', async () => {
    const seen: Page['items'] = [];
    for (let next: string | null = ''; next !== null;) {
      const args: string = next === '' ? '(first: 7)' : `(first: 7, after: "${next}")`;
      const found = await page(here.office, args);
      seen.push(...found.items);
      next = found.next;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(50);
    expect(seen).toHaveLength(50);
    expect(seen.map(({ readAt }) => readAt)).toEqual(
      seen.map(({ readAt }) => readAt).sort((a, b) => b.localeCompare(a)),
    );
    expect(seen[0]).toMatchObject({ purpose: 'GRAPH', person: { name: '赵甲一' } });
    expect(seen[0]!.unit!.name).toMatch(/^第\d+号医院$/);
  });

  it('R000.81 narrows it to a unit or to a person', async () => {
    const [{ unit } = { unit: null }] = (await page(here.office)).items;
    const ofUnit = await page(here.office, `(unitId: "${unit!.id}")`);
    expect(ofUnit.items.map((one) => one.unit!.id)).toEqual([unit!.id]);
    expect((await page(here.office, `(personId: "${here.organId}")`)).items).toEqual([]);
    expect((await page(here.office, `(personId: "${reader.personId}")`)).items).toHaveLength(50);
  });

  it('R000.81 shows another bureau nothing, and whoever is no office not even that', async () => {
    expect((await page(anOutsider())).items).toEqual([]);
    const { errors } = await harness.graph.as(reader, '{ phoneReads { next } }');
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it.each(['first: 0', 'first: 201', 'after: "x"', 'unitId: "x"'])(
    'R000.81 refuses %s',
    async (argument) => {
      const { errors } = await harness.graph.as(
        here.office,
        `{ phoneReads(${argument}) { next } }`,
      );
      expect(errors?.[0]?.extensions['kind']).toBe('invalid');
    },
  );

  it('R000.81 asks as many statements for 5 rows as for 50', async () => {
    const statements = async (first: number) => {
      harness.statements.length = 0;
      await page(here.office, `(first: ${first})`);
      return harness.statements.length;
    };
    expect(await statements(50)).toBe(await statements(5));
    expect(harness.statements.length).toBeLessThanOrEqual(4);
  });

  it('R000.81 is kept: the application can neither change nor delete what it wrote', async () => {
    const rights = await harness.rows<{ privilege_type: string }>(
      `SELECT privilege_type FROM information_schema.role_table_grants
       WHERE table_name = 'phone_read_audit' AND grantee = 'organization_app' ORDER BY 1`,
    );
    expect(rights.map(({ privilege_type }) => privilege_type)).toEqual(['INSERT', 'SELECT']);
  });

  it('R000.81 is cleared by the owner alone, as the runbook says, and only what is old', async () => {
    const owner = new Client({ connectionString: harness.database.ownerUrl });
    await owner.connect();
    try {
      await harness.rows(
        `INSERT INTO phone_read_audit (id, bureau_id, person_id, unit_id, read_at, purpose)
         VALUES (gen_random_uuid(), $1, $2, $2, now() - interval '200 days', 'graph')`,
        [here.bureauId, here.organId],
      );
      await owner.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [here.bureauId]);
      const cleared = await owner.query(
        `DELETE FROM phone_read_audit WHERE bureau_id = $1 AND read_at < now() - interval '180 days'`,
        [here.bureauId],
      );
      expect(cleared.rowCount).toBe(1);
    } finally {
      await owner.end();
    }
  });
});
