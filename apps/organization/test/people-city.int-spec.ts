import { UnitOfWork } from '@huiyin/events';
import { systemClock } from '@huiyin/kernel';
import { createDataSource } from '@huiyin/persistence';
import { anActor } from '@huiyin/testing';
import type { DataSource } from 'typeorm';
import { entities, migrations } from '../src/database';
import { FoundDemoCity } from '../src/demo/found-demo-city';
import { PeopleDemoCity } from '../src/demo/people-demo-city';
import { type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';

describe('the people of the demo city', () => {
  let harness: Harness;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  let storyId: string;

  beforeAll(async () => {
    harness = await organizationHarness();
    const { url } = harness.database;
    dataSource = createDataSource({ url, entities, migrations, applicationName: 'test' });
    await dataSource.initialize();
    unitOfWork = new UnitOfWork({ dataSource, clock: systemClock });
    storyId = await new FoundDemoCity(unitOfWork, systemClock).execute();
    await importRoster(harness, anActor('campaign-office', { bureauId: storyId }));
    await Promise.all([1, 2].map(() => new PeopleDemoCity(unitOfWork, systemClock).execute()));
  }, 120_000);
  afterAll(async () => {
    await dataSource.destroy();
    await harness.stop();
  });

  const count = async (sql: string, params: unknown[] = []) =>
    Number((await harness.rows<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`, params))[0]!.n);

  it('are about 12 000 in three bureaus, made once however many ask', async () => {
    expect(await count('bureau')).toBe(3);
    const people = await count('person');
    expect(people).toBeGreaterThan(11_900);
    expect(people).toBeLessThan(12_300);
    expect(await new PeopleDemoCity(unitOfWork, systemClock).execute()).toBe(0);
    expect(await count('person')).toBe(people);
  });

  it('bear invented names and placeholder numbers only', async () => {
    const odd = await count(`person WHERE name_key !~ '^[一-龥][甲乙丙丁戊己庚辛壬癸]{1,2}$'`);
    expect(odd).toBe(1); // 温知言 of the first accounts
    expect(await count(`contact_phone WHERE digits !~ '^(1380001\\d{4}|8800\\d{4})$'`)).toBe(0);
  });

  it('R000.77 every unit is supervised by one group with one leader and one ★, in every bureau', async () => {
    const groups = await harness.rows<{ leaders: number; stars: number; units: number }>(
      `SELECT (SELECT count(*)::int FROM supervision_membership m WHERE m.group_id = g.id AND m.role = 'leader') AS leaders,
              (SELECT count(*)::int FROM supervision_membership m WHERE m.group_id = g.id AND m.is_liaison) AS stars,
              (SELECT count(*)::int FROM supervision_assignment a WHERE a.group_id = g.id) AS units
       FROM supervision_group g`,
    );
    expect(groups).toHaveLength(12);
    expect(
      groups.every(({ leaders, stars, units }) => leaders === 1 && stars === 1 && units > 0),
    ).toBe(true);
    expect(
      await count(`unit_version u WHERE u.kind = 'unit' AND u.unit_type <> 'bureau-organ'
        AND NOT EXISTS (SELECT FROM supervision_assignment a WHERE a.unit_id = u.unit_id)`),
    ).toBe(0);
  });

  it('work at one place each (R000.8) and hold the posts of their kind of unit', async () => {
    expect(
      await count(
        `(SELECT person_id FROM person_affiliation GROUP BY 1 HAVING count(*) > 1) twice`,
      ),
    ).toBe(0);
    expect(await count(`unit_version WHERE kind = 'department'`)).toBeGreaterThan(150);
    for (const kind of ['department-head', 'head-nurse', 'branch-secretary', 'body-member'])
      expect(await count('post WHERE kind = $1', [kind])).toBeGreaterThan(10);
  });

  it('R002.5 have two or three contact points a leader, which cover every unit but the organ', async () => {
    const leaders = await harness.rows<{ points: number }>(
      'SELECT count(*)::int AS points FROM contact_point GROUP BY bureau_id, person_id',
    );
    expect(leaders.every(({ points }) => points === 2 || points === 3)).toBe(true);
    const units = `unit_version WHERE kind = 'unit' AND unit_type <> 'bureau-organ'`;
    expect(await count('(SELECT DISTINCT unit_id FROM contact_point) p')).toBe(await count(units));
  });

  it('leave a few gaps in each bureau, and no others, for those who look', async () => {
    const gapsOf = async (subject: string) => {
      const [office] = await harness.rows<{ bureau_id: string; person_id: string }>(
        'SELECT bureau_id, person_id FROM account WHERE subject = $1',
        [subject],
      );
      const { bureau_id: bureauId, person_id: personId } = office!;
      const { data } = await harness.graph.as<{
        organizationGaps: { counts: { kind: string; count: number }[] };
      }>(
        anActor('campaign-office', { bureauId, personId }),
        '{ organizationGaps { counts { kind count } } }',
      );
      const { counts } = data!.organizationGaps;
      return Object.fromEntries(counts.map(({ kind, count: found }) => [kind, found]));
    };
    const invented = {
      UNIT_WITHOUT_LEADING_GROUP: 1,
      PARTY_ORGANISATION_WITHOUT_LEADING_GROUP: 1,
      UNIT_WITHOUT_OFFICE: 1,
      UNIT_WITHOUT_OPINION_BOX: 1,
    };
    expect(await gapsOf('office-2')).toEqual(invented);
    expect(await gapsOf('office-3')).toEqual(invented);
    // What the paper itself brings: one number twice (R000.79), a ★ who is a contact (R000.78).
    expect(await gapsOf('office')).toEqual({
      ...invented,
      PHONE_TO_VERIFY: 2,
      SUPERVISOR_IS_UNIT_CONTACT: 1,
      SUPERVISOR_WORKS_AT_UNIT: 1,
    });
  });

  it('are announced: every unit and every holding is in the outbox, in its own bureau', async () => {
    const events = (type: string) =>
      count(`events.outbox_message WHERE event ->> 'type' = $1`, [type]);
    expect(await events('organization.unit-registered.v1')).toBe(
      await count(`unit WHERE kind = 'unit'`),
    );
    expect(await events('organization.role-held.v1')).toBeGreaterThanOrEqual(await count('post'));
    const strangers = await count(
      `events.outbox_message o WHERE NOT EXISTS (SELECT FROM bureau b WHERE b.id::text = o.event ->> 'bureauid')`,
    );
    expect(strangers).toBe(0);
  });

  it('let an office in at every bureau', async () => {
    for (const subject of ['office', 'office-2', 'office-3'])
      expect(await harness.rows('SELECT actor_of($1, now()) AS actor', [subject])).toMatchObject([
        {
          actor: {
            grants: expect.arrayContaining([expect.objectContaining({ role: 'campaign-office' })]),
          },
        },
      ]);
  });
});
