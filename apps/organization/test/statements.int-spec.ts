import { newId } from '@huiyin/kernel';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster, rosterOf } from './roster';

describe('SQL statements of a read', () => {
  let harness: Harness;
  let small: ABureau;
  let large: ABureau;

  beforeAll(async () => {
    harness = await organizationHarness();
    small = await harness.aBureau('小市卫生局');
    large = await harness.aBureau('大市卫生局');
    await importRoster(harness, small.office, rosterOf(5));
    await importRoster(harness, large.office, rosterOf(50));
  });
  afterAll(() => harness.stop());

  const statementsFor = async ({ office }: ABureau, query: string, variables = {}) => {
    harness.statements.length = 0;
    const { errors } = await harness.graph.as(office, query, variables);
    expect(errors).toBeUndefined();
    return harness.statements.length;
  };

  it.each([
    '{ units(first: 1000) { name supervisionGroup { label leader { name } } contacts { person { name } phones { number } } } }',
    '{ supervisionGroups { leader { name posts { kind } } members { unit { name } } liaison { name } units { bureau { name } contacts { phones { number } } } } }',
    '{ units(first: 1000) { headcount { working away } principal { kind person { name } } posts { kind person { name } } } }',
    '{ cadres(minimumRank: CLERK) { name rank unit { name } affiliations { unit { name } } actingAppointments { kind } } }',
    '{ units(first: 1000) { below { name } aliases { name } versions { name } predecessors { unit { name } } successors { unit { name } } partyOrganisations { name units { name } } } }',
    '{ unitTypes { code } units(first: 1000, asOf: "2027-01-01") { parent { name } supervisionGroup { label } contacts { person { name } } } }',
    '{ selfSupervisionRisks { person { name unit { name } } unit { supervisionGroup { label } } } }',
  ])('do not grow with the rows: %s', async (query) => {
    expect(await statementsFor(large, query)).toBe(await statementsFor(small, query));
    expect(await statementsFor(large, query)).toBeLessThanOrEqual(8); // one a noun, and one for where people work today
  });

  it.each(['Unit', 'Person', 'SupervisionGroup', 'PartyOrganisation', 'Bureau'])(
    'are one for any number of %s references',
    async (type) => {
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }`;
      const r = Array.from({ length: 50 }, () => ({ __typename: type, id: newId() }));
      expect(await statementsFor(large, query, { r })).toBe(1);
    },
  );
});
