import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { type Harness, organizationHarness } from './harness';

describe('units', () => {
  let harness: Harness;
  const bureauId = newId();
  const unitId = newId();
  const office = anActor('campaign-office', { bureauId });

  beforeAll(async () => {
    harness = await organizationHarness();
    const admin = new Client({ connectionString: harness.database.adminUrl });
    await admin.connect();
    await admin.query(`INSERT INTO bureau VALUES ($1, $1, '甲市卫生局', '0570', 'Asia/Shanghai')`, [bureauId]);
    await admin.query(`INSERT INTO unit VALUES ($1, $2, '市人民医院', '市人民医院', 'general-hospital')`, [unitId, bureauId]);
    await admin.end();
  });
  afterAll(() => harness.stop());

  it('are listed for the office', async () => {
    const answer = await harness.graph.as(office, '{ units { id name unitType } }');
    expect(answer).toEqual({ data: { units: [{ id: unitId, name: '市人民医院', unitType: 'general-hospital' }] } });
  });

  it('look the same to an outsider as if they were not there', async () => {
    expect(await harness.graph.as(anOutsider(), '{ units { id } }')).toEqual({ data: { units: [] } });
    expect(await harness.graph.entity(anOutsider(), { __typename: 'Unit', id: unitId }, 'name')).toBeNull();
    expect(await harness.graph.entity(office, { __typename: 'Unit', id: unitId }, 'name')).toEqual({ name: '市人民医院' });
  });

  it('are not shown to somebody who has not signed in, nor without a signature at all', async () => {
    const response = await harness.graph.raw({}, { query: '{ units { id } }' });
    expect(response.status).toBe(401);
  });
});
