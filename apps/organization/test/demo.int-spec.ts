import { UnitOfWork } from '@huiyin/events';
import { systemClock } from '@huiyin/kernel';
import { createDataSource } from '@huiyin/persistence';
import { Actor, ActorSigner, actorHeader, type ActorClaims } from '@huiyin/identity';
import { testActorKey } from '@huiyin/testing';
import type { DataSource } from 'typeorm';
import { entities, migrations } from '../src/database';
import { FoundDemoCity } from '../src/demo/found-demo-city';
import { type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';

describe('the demo city', () => {
  let harness: Harness;
  let dataSource: DataSource;
  let verb: FoundDemoCity;

  beforeAll(async () => {
    harness = await organizationHarness();
    dataSource = createDataSource({
      url: harness.database.url,
      entities,
      migrations,
      applicationName: 'test',
    });
    await dataSource.initialize();
    verb = new FoundDemoCity(new UnitOfWork({ dataSource, clock: systemClock }), systemClock);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await harness.stop();
  });

  const actorOf = async (subject: string): Promise<Actor> => {
    const headers = {
      [actorHeader]: new ActorSigner({ organization: testActorKey }).sign(
        Actor.anonymous(),
        'organization',
      ),
    };
    const found = (await (
      await fetch(`${harness.origin}/internal/actors/${subject}`, { headers })
    ).json()) as ActorClaims;
    return new Actor({ ...found, kind: 'person' });
  };

  it('is founded once, as the application role, however many start at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => verb.execute()));
    expect(new Set([...answers, await verb.execute()]).size).toBe(1);
    expect(await harness.rows('SELECT name FROM bureau')).toEqual([{ name: '越州市卫生局' }]);
  });

  it('lets its office import the roster, register staff and let a leader in, and the city level see its name', async () => {
    const office = await actorOf('office');
    expect(office.hasRole('campaign-office', 'staff')).toBe(true);
    expect((await importRoster(harness, office)).counts).toMatchObject({ groups: 6, units: 21 });
    const { data } = await harness.graph.as<{ supervisionGroups: { leader: { id: string } }[] }>(
      office,
      '{ supervisionGroups { leader { id } } }',
    );
    const personId = data!.supervisionGroups[0]!.leader.id;
    await harness.graph.as(
      office,
      `mutation { grantAccess(input: { personId: "${personId}", login: "leader1" }) { id } }`,
    );
    const leader = await actorOf('leader1');
    expect(await harness.graph.as(leader, '{ units { name } me { name } }')).toEqual({
      data: { units: [{ name: '市人民医院' }], me: { name: '赵甲甲' } },
    });
    const city = await actorOf('city');
    expect(await harness.graph.as(city, '{ bureaus { name } }')).toEqual({
      data: { bureaus: [{ name: '越州市卫生局' }] },
    });
  });
});
