import { newId } from '@huiyin/kernel';
import { type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

interface Said {
  readonly holdingId: string;
  readonly unitId: string;
  readonly from: string;
  readonly to: string | null;
  readonly voided: boolean;
}

describe('Party membership as other services learn it', () => {
  let harness: Harness;
  let people: PeopleOf;
  beforeAll(async () => {
    harness = await organizationHarness();
    people = new PeopleOf(harness, await harness.aBureau(`卫生局${newId()}`));
  });
  afterAll(() => harness.stop());

  /** The newest word on each holding of this role. */
  const said = async (personId: string, role: string) => {
    const rows = await harness.rows<{ data: Said }>(
      `SELECT event->'data' AS data FROM events.outbox_message WHERE event->>'type' = 'organization.role-held.v1'
       AND event->'data'->>'personId' = $1 AND event->'data'->>'role' = $2 ORDER BY seq`,
      [personId, role],
    );
    const newest = new Map(rows.map(({ data }) => [data.holdingId, data]));
    return [...newest.values()]
      .filter(({ voided }) => !voided)
      .map(({ unitId, from, to }) => ({ unitId, from, to }))
      .sort((one, other) => (one.from < other.from ? -1 : 1));
  };
  const home = () => people.bureau.organId;

  it('R003.95 is said of members at their home unit, follows a transfer, and ends when they no longer are', async () => {
    const personId = await people.person({ isCpcMember: true });
    expect(await said(personId, 'party-member')).toEqual([
      { unitId: home(), from: '2026-01-01', to: null },
    ]);
    const unitId = await people.unit();
    await people.made('transferPerson', { personId, unitId, on: '2026-03-01' });
    await people.made('changeStanding', { personId, on: '2026-05-01', isCpcMember: false });
    const expected = [
      { unitId: home(), from: '2026-01-01', to: '2026-03-01' },
      { unitId, from: '2026-03-01', to: '2026-05-01' },
    ];
    expect(await said(personId, 'party-member')).toEqual(expected);
    await people.made('changeStanding', { personId, on: '2026-05-01', isCpcMember: false });
    expect(await said(personId, 'party-member')).toEqual(expected);
  });

  it('is not said where it is not known', async () => {
    const personId = await people.person();
    await people.post('BODY_MEMBER', { personId });
    expect(await said(personId, 'party-member')).toEqual([]);
    expect(await said(personId, 'non-cpc-body-member')).toEqual([]);
  });

  it('R000.34 of a body member who is none it is said with the post, and ends with it or with the admission', async () => {
    const personId = await people.person({ isCpcMember: false });
    const post = await people.post('BODY_MEMBER', { personId });
    const from = '2026-01-01';
    expect(await said(personId, 'non-cpc-body-member')).toEqual([
      { unitId: home(), from, to: null },
    ]);
    await people.made('endPost', { postId: post.id, on: '2026-06-01' });
    expect(await said(personId, 'non-cpc-body-member')).toEqual([
      { unitId: home(), from, to: '2026-06-01' },
    ]);
    await people.made('changeStanding', { personId, on: '2026-04-01', isCpcMember: true });
    expect(await said(personId, 'non-cpc-body-member')).toEqual([
      { unitId: home(), from, to: '2026-04-01' },
    ]);
    await people.made('voidPost', { postId: post.id, reason: '录错' });
    expect(await said(personId, 'non-cpc-body-member')).toEqual([]);
  });
});
