import { answerKey, answerKeyHash, normalisePickupCode } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { anonymous, codeOf } from './appraisals';
import { aFrozenRoster, aPlace, evaluationsHarness, type Harness } from './harness';

jest.setTimeout(60_000);

const verbatim = '  食堂排队太久，\n希望改进。🙂 <b>不要</b>改我的话  ';

describe('opinions', () => {
  let harness: Harness;
  const place = aPlace();
  const office = anActor('campaign-office', { bureauId: place.bureauId });

  beforeAll(async () => {
    harness = await evaluationsHarness();
    await aFrozenRoster(harness, place);
  });
  afterAll(() => harness.stop());

  const submit = async (input: Record<string, unknown> = {}, by = anonymous) => {
    const { campaignId, unitId } = place;
    const answer = await harness.graph.as<{ submitOpinion: { pickupCode: string } }>(
      by,
      'mutation ($input: SubmitOpinionInput!) { submitOpinion(input: $input) { pickupCode } }',
      { input: { campaignId, unitId, text: verbatim, ...input } },
    );
    return { answer, code: answer.data?.submitOpinion?.pickupCode ?? '' };
  };
  const receipt = async (code: string) =>
    (
      await harness.graph.as(
        anonymous,
        'query ($code: String!) { opinionReceipt(pickupCode: $code) { answerKey text status } }',
        { code },
      )
    ).data;
  const listed = async (by = office) =>
    (
      await harness.graph.as<{
        opinions: { id: string; text: string; channel: string; state: string }[];
      }>(by, `{ opinions(campaignId: "${place.campaignId}") { id text channel category state } }`)
    ).data?.opinions ?? [];
  const classify = (opinionId: string, category: string, by = office) =>
    harness.graph.as(
      by,
      `mutation { classifyOpinion(input: { opinionId: "${opinionId}", category: ${category} }) { category state } }`,
    );
  const accept = (opinionId: string, by = office) =>
    harness.graph.as(
      by,
      `mutation { acceptOpinion(input: { opinionId: "${opinionId}" }) { state } }`,
    );
  const idOf = async (code: string) => {
    const hash = answerKeyHash(answerKey(normalisePickupCode(code) ?? ''));
    const [row] = await harness.sql<{ opinion_id: string }>(
      'SELECT opinion_id FROM opinion_pickup WHERE answer_key_hash = $1',
      [hash],
    );
    return row?.opinion_id ?? '';
  };

  it('R000.35 are kept verbatim, and the code that opens them is stored nowhere', async () => {
    const { code } = await submit({ channel: 'OPINION_BOX' });
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{1,5})+$/);
    const key = answerKey(normalisePickupCode(code) ?? '');
    expect(await receipt(code)).toEqual({
      opinionReceipt: { answerKey: key, text: verbatim, status: 'RECEIVED' },
    });
    expect(await receipt(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({
      opinionReceipt: { text: verbatim },
    });
    const [stored] = await harness.sql<{ text: string }>('SELECT * FROM opinion WHERE id = $1', [
      await idOf(code),
    ]);
    const everything = JSON.stringify(
      await harness.sql(
        'SELECT o.*, p.* FROM opinion o JOIN opinion_pickup p ON p.opinion_id = o.id',
      ),
    );
    expect(stored?.text).toBe(verbatim);
    expect(everything).not.toContain(normalisePickupCode(code));
    expect(everything).not.toContain(key);
    expect((await listed()).find(({ text }) => text === verbatim)).toMatchObject({
      channel: 'OPINION_BOX',
      state: 'RECEIVED',
    });
  });

  it('R000.35 nobody can overwrite the words, with the application’s role or the owner’s', async () => {
    const { code } = await submit();
    const change = `UPDATE opinion SET text = 'x' WHERE id = '${await idOf(code)}'`;
    await expect(harness.sqlAs('evaluations_app', change, [], place.bureauId)).rejects.toThrow(
      'permission denied',
    );
    await expect(harness.sqlAs('evaluations_owner', change, [], place.bureauId)).rejects.toThrow(
      'R000.35',
    );
    await expect(
      harness.sqlAs('evaluations_app', 'DELETE FROM opinion', [], place.bureauId),
    ).rejects.toThrow('permission denied');
  });

  it('keep no time, no address and no sender', async () => {
    const columns = await harness.sql<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name IN ('opinion', 'opinion_pickup')`,
    );
    expect(
      columns.filter(
        ({ name, type }) => /time|date|inet/.test(type) || /person|sender|address|phone/.test(name),
      ),
    ).toEqual([]);
  });

  it('R000.34 are classified into exactly one of five, by the office alone, until they are accepted', async () => {
    const { code } = await submit();
    const id = await idOf(code);
    expect(codeOf(await accept(id))).toBe('OPINION_STATE_REFUSED');
    expect(codeOf(await classify(id, 'SIXTH'))).toBeDefined();
    for (const person of [
      anActor('supervision-leader', { ...place, unitIds: [place.unitId] }),
      anActor('unit-principal', place),
    ])
      expect(codeOf(await classify(id, 'OTHER', person))).toBe('FORBIDDEN');
    expect((await classify(id, 'OTHER')).data).toEqual({
      classifyOpinion: { category: 'OTHER', state: 'CLASSIFIED' },
    });
    expect((await classify(id, 'WORK_LEVEL')).data).toEqual({
      classifyOpinion: { category: 'WORK_LEVEL', state: 'CLASSIFIED' },
    });
    const answers = await Promise.all([accept(id), accept(id), accept(id)]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(codeOf(await classify(id, 'OTHER'))).toBe('OPINION_STATE_REFUSED');
    const events = await harness.sql<{ data: unknown }>(
      `SELECT event -> 'data' AS data FROM events.outbox_message WHERE event ->> 'type' = 'evaluations.opinion-accepted.v1'`,
    );
    const hash = answerKeyHash(answerKey(normalisePickupCode(code) ?? ''));
    expect(events).toEqual([
      { data: { opinionId: id, ...place, category: 'WORK_LEVEL', answerKeyHash: hash } },
    ]);
    expect(await receipt(code)).toMatchObject({
      opinionReceipt: { text: verbatim, status: 'ACCEPTED' },
    });
  });

  it('about a concrete person are not handed on to the ledger', async () => {
    const id = await idOf((await submit({ category: 'CONCRETE_PERSON_OR_MATTER' })).code);
    await classify(id, 'CONCRETE_PERSON_OR_MATTER');
    expect(codeOf(await accept(id))).toBe('OPINION_IS_RESTRICTED');
  });

  it('are taken from a flood only as fast as one unit can bear, and from its neighbours as ever', async () => {
    const [flooded, neighbour] = [aPlace(), aPlace()];
    for (const about of [flooded, neighbour]) await aFrozenRoster(harness, about);
    const about = ({ campaignId, unitId }: typeof place) => ({ campaignId, unitId, text: '水' });
    const codes: unknown[] = [];
    for (let wave = 0; wave < 9; wave += 1) {
      const sent = Array.from({ length: 25 }, () => submit(about(flooded)));
      codes.push(...(await Promise.all(sent)).map(({ answer }) => codeOf(answer)));
    }
    const refused = codes.filter((code) => code === 'TOO_MANY_OPINIONS').length;
    expect([codes.length, codes.length - refused >= 200, refused > 0]).toEqual([225, true, true]);
    expect(codeOf((await submit(about(neighbour))).answer)).toBeUndefined();
  });

  it('answer a wrong code like one that never existed', async () => {
    const { code } = await submit();
    const wrong = code.replace(/^./, (first) => (first === '7' ? '8' : '7'));
    for (const none of [wrong, 'x', '', '0'.repeat(5_000), '\0'])
      expect(await receipt(none)).toEqual({ opinionReceipt: null });
  });

  it('are about units that take part, and refuse what is empty or longer than 4 000 characters', async () => {
    expect(codeOf((await submit({ unitId: newId() })).answer)).toBe('CAMPAIGN_UNIT_NOT_KNOWN');
    expect(codeOf((await submit({ text: '' })).answer)).toBe('BAD_USER_INPUT');
    expect(codeOf((await submit({ text: '字'.repeat(4_001) })).answer)).toBe('BAD_USER_INPUT');
    expect(codeOf((await submit({ text: '字\0' })).answer)).toBe('BAD_USER_INPUT');
    expect((await submit({ text: '字'.repeat(4_000) })).answer.errors).toBeUndefined();
  });

  it('show an outsider and the unit nothing, by list or by reference', async () => {
    const id = await idOf((await submit()).code);
    await classify(id, 'OTHER'); // about no person, and still for the office alone
    const reference = { __typename: 'Opinion', id };
    expect(await listed(anOutsider())).toEqual([]);
    for (const stranger of [anOutsider(), anonymous, anActor('unit-principal', place)])
      expect(await harness.graph.entity(stranger, reference, 'text')).toBeNull();
    expect(await harness.graph.entity(office, reference, 'text unit { id }')).toEqual({
      text: verbatim,
      unit: { id: place.unitId },
    });
  });

  it('open to the answer key, too, and to no other key', async () => {
    const { code } = await submit();
    const key = answerKey(normalisePickupCode(code) ?? '');
    expect(
      await harness.graph.entity(
        anonymous,
        { __typename: 'OpinionReceipt', answerKey: key },
        'text',
      ),
    ).toEqual({ text: verbatim });
    expect(
      await harness.graph.entity(
        anonymous,
        { __typename: 'OpinionReceipt', answerKey: answerKeyHash(key) },
        'text',
      ),
    ).toBeNull();
  });
});
