import { Pool } from 'pg';
import { splitNewKey } from '@huiyin/ballot';
import { newId } from '@huiyin/kernel';
import { templateDatabase, type TestDatabase } from '@huiyin/testing';
import { migrations } from '../migrations';
import { KeyCustody, ticketKeyId } from './key-custody.queries';

const masterKey = Buffer.alloc(32, 7);
const blinded = Buffer.concat([Buffer.alloc(1), Buffer.alloc(255, 5)]);
const split = { split: true };
const code = (expected: string) => ({ code: expected });

describe('the custody of keys', () => {
  let database: TestDatabase;
  let admin: Pool;
  let custody: KeyCustody;
  /** Another copy of the service. */
  let second: KeyCustody;
  const [zhou, qian, sun] = [newId(), newId(), newId()];

  beforeAll(async () => {
    database = await templateDatabase('evaluations', migrations);
    admin = new Pool({ connectionString: database.adminUrl, max: 2 });
    const pool = () =>
      new Pool({ connectionString: database.urlAs('evaluations_custody'), max: 8 });
    custody = new KeyCustody(pool(), { masterKey, keyBits: 2048 });
    second = new KeyCustody(pool(), { masterKey, keyBits: 2048 });
  });
  afterAll(async () => {
    await Promise.all([custody.close(), second.close(), admin.end()]);
    await database.drop();
  });

  const { readKeyShare } = jest.requireActual<typeof import('@huiyin/ballot')>('@huiyin/ballot');
  const aSplitKey = async () => {
    const appraisalId = newId();
    await custody.prepare(appraisalId, ['A'], split);
    return appraisalId;
  };
  const keep = async (appraisalId: string, ordinal: 1 | 2, personId: string) => {
    const text = await custody.shares.collect(appraisalId, ordinal, personId);
    await custody.shares.confirm(appraisalId, readKeyShare(text), personId);
    return text;
  };
  const rowsOf = async (appraisalId: string) =>
    (
      await admin.query<{ row: string }>(
        `SELECT to_jsonb(k)::text AS row FROM custody.sealed_key k WHERE appraisal_id = $1
         UNION ALL SELECT to_jsonb(s)::text FROM custody.closing_key_share s WHERE appraisal_id = $1`,
        [appraisalId],
      )
    ).rows.map(({ row }) => row);

  it('makes each key once, however many prepare at once, and shares that belong to it', async () => {
    const appraisalId = newId();
    const copies = Array.from({ length: 6 }, (_, at) => (at % 2 ? custody : second));
    const prepared = await Promise.all(
      copies.map((copy) => copy.prepare(appraisalId, ['A', 'B'], split)),
    );
    expect(new Set(prepared.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(prepared[0]).toMatchObject({ closingKeyHeldBy: 'two-people' });
    expect(Object.keys(prepared[0]?.publicKeys ?? {})).toEqual(
      expect.arrayContaining(['closing', ticketKeyId('A'), ticketKeyId('B')]),
    );
    const texts = [await keep(appraisalId, 1, zhou), await keep(appraisalId, 2, qian)];
    await custody.shares.handIn(appraisalId, readKeyShare(texts[0] as string), zhou);
    await custody.shares.handIn(appraisalId, readKeyShare(texts[1] as string), qian);
    expect(await second.closingKey(appraisalId)).toContain('PRIVATE KEY');
  });

  it('says what the first of two preparations decided', async () => {
    const appraisalId = newId();
    await custody.prepare(appraisalId, ['A'], { split: false });
    expect((await second.prepare(appraisalId, ['A'], split)).closingKeyHeldBy).toBe('service');
    expect(await custody.closingKey(appraisalId)).toContain('PRIVATE KEY');
  });

  it('signs no ticket of a split key before both shares are with their holders', async () => {
    const appraisalId = await aSplitKey();
    const asking = () => custody.signTicket(appraisalId, 'A', blinded);
    await expect(asking()).rejects.toMatchObject(code('TICKETS_WAIT_FOR_KEY_SHARES'));
    await keep(appraisalId, 1, zhou);
    await expect(asking()).rejects.toMatchObject(code('TICKETS_WAIT_FOR_KEY_SHARES'));
    const text = await custody.shares.collect(appraisalId, 2, qian); // seen, not confirmed: still here
    await expect(asking()).rejects.toMatchObject(code('TICKETS_WAIT_FOR_KEY_SHARES'));
    await custody.shares.confirm(appraisalId, readKeyShare(text), qian);
    expect(await asking()).toHaveLength(256);
  });

  it('shows a share again until it is confirmed, and then never again, to nobody', async () => {
    const appraisalId = await aSplitKey();
    const text = await custody.shares.collect(appraisalId, 1, zhou);
    expect(await custody.shares.collect(appraisalId, 1, zhou)).toBe(text);
    await custody.shares.confirm(appraisalId, readKeyShare(text), zhou);
    await custody.shares.confirm(appraisalId, readKeyShare(text), zhou); // the answer was lost: asked again
    for (const person of [zhou, qian])
      await expect(custody.shares.collect(appraisalId, 1, person)).rejects.toMatchObject(
        code('KEY_SHARE_COLLECTED'),
      );
  });

  it('keeps nothing of a confirmed share: key and database together open nothing', async () => {
    const appraisalId = await aSplitKey();
    const text = await keep(appraisalId, 1, zhou);
    await keep(appraisalId, 2, qian);
    const { share } = readKeyShare(text);
    const rows = (await rowsOf(appraisalId)).join('\n');
    for (const secret of [text, share.toString('hex'), share.toString('base64')])
      expect(rows).not.toContain(secret);
    expect(rows).not.toMatch(/"sealed_share": ?\{/);
    expect(rows).toMatch(/"state": ?"HELD"/);
    await expect(custody.closingKey(appraisalId)).rejects.toMatchObject(
      code('CLOSING_KEY_SHARES_MISSING'),
    );
  });

  it('never shows both shares to one person, whichever way and however fast they ask', async () => {
    for (let round = 0; round < 10; round += 1) {
      const appraisalId = await aSplitKey();
      const asked = [1, 2, 1, 2].map((ordinal, at) =>
        (at % 2 ? custody : second).shares.collect(appraisalId, ordinal as 1 | 2, zhou),
      );
      const answers = await Promise.allSettled(asked);
      const seen = answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value[0]] : []));
      expect(new Set(seen).size).toBe(1);
    }
  });

  it('lets another person take over what was not confirmed, but remembers who has seen it', async () => {
    const appraisalId = await aSplitKey();
    const text = await custody.shares.collect(appraisalId, 1, zhou);
    expect(await custody.shares.collect(appraisalId, 1, sun)).toBe(text);
    await expect(
      custody.shares.confirm(appraisalId, readKeyShare(text), zhou),
    ).rejects.toMatchObject(code('KEY_SHARE_NOT_YOURS'));
    await expect(custody.shares.collect(appraisalId, 2, zhou)).rejects.toMatchObject(
      code('KEY_SHARE_NEEDS_ANOTHER_PERSON'),
    );
  });

  it('takes a share only from its holder, only for its appraisal, and both before it opens', async () => {
    const [appraisalId, other] = [await aSplitKey(), await aSplitKey()];
    const [first, next] = [await keep(appraisalId, 1, zhou), await keep(appraisalId, 2, qian)];
    const foreign = await keep(other, 1, zhou);
    const handIn = (text: string, by: string) =>
      custody.shares.handIn(appraisalId, readKeyShare(text), by);
    await expect(handIn(foreign, zhou)).rejects.toMatchObject(code('KEY_SHARE_WRONG'));
    await expect(handIn(next, zhou)).rejects.toMatchObject(code('KEY_SHARE_WRONG'));
    await expect(handIn(first, sun)).rejects.toMatchObject(code('KEY_SHARE_NOT_YOURS'));
    await Promise.all([handIn(first, zhou), handIn(first, zhou)]);
    await expect(custody.closingKey(appraisalId)).rejects.toMatchObject({
      ...code('CLOSING_KEY_SHARES_MISSING'),
      details: { missing: ['SECOND'] },
    });
    await expect(custody.shares.collect(appraisalId, 1, sun)).rejects.toMatchObject(
      code('KEY_SHARE_COLLECTED'),
    ); // back in the service, and still for nobody's eyes
    await handIn(next, qian);
    expect(await second.closingKey(appraisalId)).toContain('PRIVATE KEY');
  });

  it('leaves nothing after the count: no private key, no share, no way to make new ones', async () => {
    const appraisalId = await aSplitKey();
    const texts = [await keep(appraisalId, 1, zhou), await keep(appraisalId, 2, qian)];
    await custody.shares.handIn(appraisalId, readKeyShare(texts[0] as string), zhou);
    await custody.shares.handIn(appraisalId, readKeyShare(texts[1] as string), qian);
    await Promise.all([custody.destroy(appraisalId), second.destroy(appraisalId)]);
    const rows = await rowsOf(appraisalId);
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).not.toMatch(/A256GCM/);
    await expect(custody.closingKey(appraisalId)).rejects.toMatchObject(code('BALLOT_KEYS_GONE'));
    await expect(custody.prepare(appraisalId, ['A'], split)).rejects.toMatchObject(
      code('BALLOT_KEYS_GONE'),
    );
    await expect(
      custody.shares.handIn(appraisalId, readKeyShare(texts[0] as string), zhou),
    ).resolves.toBeUndefined(); // late and harmless
    for (const row of await rowsOf(appraisalId)) expect(row).not.toMatch(/A256GCM/);
  });

  it('has no shares where the service keeps the key', async () => {
    const appraisalId = newId();
    await custody.prepare(appraisalId, ['A']);
    await expect(custody.shares.collect(appraisalId, 1, zhou)).rejects.toMatchObject(
      code('CLOSING_KEY_NOT_SPLIT'),
    );
    const [share] = splitNewKey(appraisalId).shares;
    await expect(
      custody.shares.handIn(appraisalId, { ordinal: 1, share }, zhou),
    ).rejects.toMatchObject(code('CLOSING_KEY_NOT_SPLIT'));
  });

  it('is not for the application role: not a row, not a column', async () => {
    const app = new Pool({ connectionString: database.urlAs('evaluations_app'), max: 1 });
    for (const table of ['sealed_key', 'closing_key_share'])
      await expect(app.query(`SELECT 1 FROM custody.${table}`)).rejects.toMatchObject(
        code('42501'),
      );
    await app.end();
  });
});
