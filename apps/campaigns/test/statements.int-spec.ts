import { newId } from '@huiyin/kernel';
import { type ACampaign, aCampaign, aRosterUnit } from './builders';
import { campaignsHarness, type Harness } from './harness';

const groupId = newId();
const roster = (size: number) =>
  Array.from({ length: size }, () => aRosterUnit({ supervisionGroupId: groupId }));

describe('SQL statements of a read', () => {
  let harness: Harness;
  let small: ACampaign;
  let large: ACampaign;

  beforeAll(async () => {
    harness = await campaignsHarness();
    small = await aCampaign(harness, roster(5));
    large = await aCampaign(harness, roster(50));
    harness.clock.set('2014-06-01T00:00:00Z');
  });
  afterAll(() => harness.stop());

  const statementsFor = async ({ office }: ACampaign, query: string, variables = {}) => {
    harness.statements.length = 0;
    const { errors, data } = await harness.graph.as(office, query, variables);
    expect(errors).toBeUndefined();
    return { count: harness.statements.length, data };
  };

  it.each([
    ['{ campaigns { title units { mode unit { id } supervisionGroup { id } } } }', 2],
    [
      '{ campaigns { template { key } duties(first: 5000) { key verdict { outcome missing } campaign { title } unit { id } } overdue { id } } }',
      6,
    ],
    [
      'query ($c: ID!) { overdueDuties(campaignId: $c) { title { zh } waiver { reason } verdict { wording } history { kind } campaign { id } } }',
      4,
    ],
    [
      'query ($c: ID!) { campaign(id: $c) { units { unit { id participation(campaignId: $c) { mode } duties(campaignId: $c) { key campaign { id } } meetings(campaignId: $c) { state waitsFor campaign { id } } } supervisionGroup { overdueDuties(campaignId: $c) { id } } } } }',
      6,
    ],
    ['{ campaignCounts { duties } }', 1],
  ])('do not grow with the rows: %s', async (query, most) => {
    const [few, many] = [
      await statementsFor(small, query, { c: small.campaignId }),
      await statementsFor(large, query, { c: large.campaignId }),
    ];
    expect(many.count).toBe(few.count);
    expect(many.count).toBeLessThanOrEqual(most);
    expect(JSON.stringify(many.data).length).toBeGreaterThanOrEqual(
      JSON.stringify(few.data).length,
    );
  });

  it.each([
    [
      'Unit',
      'participation(campaignId: $c) { mode } duties(campaignId: $c) { key } meetings(campaignId: $c) { kind }',
      3,
    ],
    ['SupervisionGroup', 'overdueDuties(campaignId: $c) { key }', 1],
    ['Campaign', 'title', 1],
  ])('are the same for 5 and 50 references of %s', async (type, fields, most) => {
    const variables = fields.includes('$c') ? '$r: [_Any!]!, $c: ID!' : '$r: [_Any!]!';
    const query = `query (${variables}) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`;
    const ask = async (size: number) => {
      const r = Array.from({ length: size }, (_, at) => ({
        __typename: type,
        id: large.units[at]?.unitId,
      }));
      return (await statementsFor(large, query, { r, c: large.campaignId })).count;
    };
    expect(await ask(50)).toBe(await ask(5));
    expect(await ask(50)).toBe(most);
  });
});
