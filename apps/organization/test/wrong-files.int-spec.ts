import { ActorSigner, actorHeader } from '@huiyin/identity';
import { testActorKey } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { annex, send, tryCommit, upload } from './roster';

describe('a file that is no roster', () => {
  let harness: Harness;
  let here: ABureau;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
  });
  afterAll(() => harness.stop());

  const tryUpload = (text: string, fileName = 'a.txt') =>
    send(harness, here.office, 'uploadRoster', 'UploadRosterInput', { text, fileName });

  it.each([
    ['empty', ''],
    ['binary', '\0\u0001PK\u0003\u0004\0\0'],
    ['half a character', 'text \ud800 text'],
    ['a character longer than a document may be', '组'.repeat(400_001)],
  ])('is refused with the field named: %s', async (_what, text) => {
    const { errors } = await tryUpload(text);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'text' }],
    });
    expect(JSON.stringify(errors)).not.toContain('组组组');
  });

  it('of 5 MB is not even read', async () => {
    const signed = new ActorSigner({ organization: testActorKey }).sign(
      here.office,
      'organization',
    );
    const response = await harness.graph.raw(
      { [actorHeader]: signed },
      { query: '组'.repeat((5 << 20) / 3) },
    );
    expect(response.status).toBe(413);
    expect((await response.text()).length).toBeLessThan(500);
  });

  it.each([
    [
      'a web page',
      '<!doctype html><html><body><table><tr><td>组别</td></tr></table></body></html>',
    ],
    ['white space', ' \n\t\n '],
    ['rubbish', '\u0001\u0002\ufffd\ufffd'.repeat(500)],
    ['the header alone', '\t组别\n\t督导联系组成员\n\t督导联系单位\n\t联系人及电话\n'],
  ])('is listed with its issue, and its commit is refused: %s', async (_what, text) => {
    const uploaded = await upload(harness, here.office, text);
    expect(uploaded).toMatchObject({
      state: 'ISSUES_LISTED',
      isCommittable: false,
      differences: [],
    });
    expect(uploaded.issues[0]).toMatchObject({ severity: 'ERROR' });
    expect(uploaded.issues[0]!.reason.zh).toMatch(/[一-龥]/);
    const { errors } = await tryCommit(harness, here.office, uploaded.id);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ROSTER_HAS_ERRORS', kind: 'conflict' });
  });

  it('can be corrected and is committed then (§4.23)', async () => {
    const broken = await upload(harness, here.office, annex.replace('组长：赵甲甲', ''));
    expect(broken).toMatchObject({ state: 'ISSUES_LISTED' });
    const input = { importId: broken.id, text: annex };
    const { data } = await send(harness, here.office, 'correctRoster', 'CorrectRosterInput', input);
    expect(data?.['correctRoster']).toMatchObject({
      id: broken.id,
      state: 'PREVIEWED',
      isCommittable: true,
    });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => tryCommit(harness, here.office, broken.id)),
    );
    expect(answers.map(({ errors }) => errors)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const again = await send(harness, here.office, 'correctRoster', 'CorrectRosterInput', input);
    expect(again.errors?.[0]?.extensions['code']).toBe('ROSTER_IMPORT_SETTLED');
  });

  it('R000.77 four commits at once, of one import or of four, take the roster over once', async () => {
    const there = await harness.aBureau('乙市卫生局');
    const one = await upload(harness, there.office, annex);
    const others = [
      await upload(harness, there.office, annex),
      await upload(harness, there.office, annex),
    ];
    const answers = await Promise.all(
      [one, one, ...others].map(({ id }) => tryCommit(harness, there.office, id)),
    );
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const counted = await harness.rows(
      `SELECT (SELECT count(*)::int FROM unit WHERE bureau_id = $1) AS units,
              (SELECT count(*)::int FROM person WHERE bureau_id = $1) AS persons,
              (SELECT count(*)::int FROM contact_phone WHERE bureau_id = $1) AS phones,
              (SELECT count(*)::int FROM roster_import WHERE bureau_id = $1 AND changes > 0) AS effective`,
      [there.bureauId],
    );
    expect(counted).toEqual([{ units: 22, persons: 44, phones: 31, effective: 1 }]);
  });
});
