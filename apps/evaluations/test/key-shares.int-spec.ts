import { newId } from '@huiyin/kernel';
import { anActor, anOutsider, type GraphQLAnswer } from '@huiyin/testing';
import { codeOf, Scene } from './appraisals';
import { evaluationsHarness, type Harness } from './harness';

jest.setTimeout(60_000);

type Share = 'FIRST' | 'SECOND';

describe('a closing key kept by two people', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  const aSplitScene = async (voters = 6) => {
    const scene = await Scene.withVoters(harness, voters);
    await scene.create({ splitClosingKey: true });
    expect((await scene.open()).errors).toBeUndefined();
    return scene;
  };
  const aMemberOf = ({ place }: Scene) =>
    anActor('supervision-member', { bureauId: place.bureauId, unitIds: [place.unitId] });
  const collect = (scene: Scene, share: Share, by = scene.supervision) =>
    scene.ask<{ collectKeyShare: { text: string } }>(
      by,
      'mutation ($input: CollectKeyShareInput!) { collectKeyShare(input: $input) { share text } }',
      { input: { appraisalId: scene.appraisalId, share } },
    );
  const giving = (verb: string) => (scene: Scene, text: string, by: Scene['supervision']) =>
    scene.ask(
      by,
      `mutation ($input: KeyShareTextInput!) { ${verb}(input: $input) { share state holder { id } isMine } }`,
      { input: { appraisalId: scene.appraisalId, text } },
    );
  const confirm = giving('confirmKeyShare');
  const handIn = giving('handInKeyShare');
  const keep = async (scene: Scene, share: Share, by = scene.supervision) => {
    const text = (await collect(scene, share, by)).data?.collectKeyShare.text ?? '';
    expect((await confirm(scene, text, by)).errors).toBeUndefined();
    return text;
  };
  const codes = (answers: readonly GraphQLAnswer<unknown>[]) =>
    answers.map((each) => codeOf(each as never));

  it('lets nobody vote before two members keep it, and says on the board who keeps it', async () => {
    const scene = await aSplitScene();
    expect(await scene.opening()).toMatchObject({ closingKeyHeldBy: 'two-people' });
    const asking = () => scene.request(scene.voters[0] as never, aBlinded);
    expect(codeOf(await asking())).toBe('TICKETS_WAIT_FOR_KEY_SHARES');
    await keep(scene, 'FIRST');
    expect(codeOf(await asking())).toBe('TICKETS_WAIT_FOR_KEY_SHARES');
    await keep(scene, 'SECOND', aMemberOf(scene));
    expect((await asking()).errors).toBeUndefined();
  });

  it('opens the sheets with both shares and with nothing less, and leaves nothing of the keys', async () => {
    const scene = await aSplitScene();
    const member = aMemberOf(scene);
    const [first, second] = [await keep(scene, 'FIRST'), await keep(scene, 'SECOND', member)];
    for (const voter of scene.voters)
      await scene.cast(
        await scene.ticketFor(voter),
        await scene.sheet([
          ['good', 'good'],
          ['good', 'good'],
        ]),
      );
    expect(codeOf(await handIn(scene, first, scene.supervision))).toBe('KEY_SHARES_NOT_DUE');
    await scene.seal();
    await scene.takeOver();
    expect(codeOf(await scene.count())).toBe('CLOSING_KEY_SHARES_MISSING');
    expect((await handIn(scene, first, scene.supervision)).errors).toBeUndefined();
    expect(codeOf(await scene.count())).toBe('CLOSING_KEY_SHARES_MISSING');
    expect((await handIn(scene, second, member)).data).toMatchObject({
      handInKeyShare: [
        { state: 'HANDED_IN', isMine: false, holder: { id: scene.supervision.personId } },
        { state: 'HANDED_IN', isMine: true, holder: { id: member.personId } },
      ],
    });
    expect((await scene.count()).errors).toBeUndefined();
    const left = await harness.sql(
      `SELECT 1 FROM custody.sealed_key WHERE appraisal_id = $1 AND sealed_private_key IS NOT NULL
       UNION ALL SELECT 1 FROM custody.closing_key_share WHERE appraisal_id = $1 AND (sealed_share IS NOT NULL OR state <> 'SPENT')`,
      [scene.appraisalId],
    );
    expect(left).toEqual([]);
  });

  it('gives one share to one person, however many members ask for it at once', async () => {
    const scene = await aSplitScene();
    const members = Array.from({ length: 6 }, () => aMemberOf(scene));
    const texts = await Promise.all(
      members.map(
        async (by) => (await collect(scene, 'FIRST', by)).data?.collectKeyShare.text ?? '',
      ),
    );
    expect(new Set(texts).size).toBe(1);
    const confirmed = await Promise.all(members.map((by) => confirm(scene, texts[0] ?? '', by)));
    expect(confirmed.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(new Set(codes(confirmed.filter(({ errors }) => errors)))).toEqual(
      new Set(['KEY_SHARE_NOT_YOURS']),
    );
    // All six have seen it: none of them gets the other.
    const others = await Promise.all(members.map((by) => collect(scene, 'SECOND', by)));
    expect(new Set(codes(others))).toEqual(new Set(['KEY_SHARE_NEEDS_ANOTHER_PERSON']));
  });

  it('takes confirmation and hand-in twice as once, and tells which group was mistyped', async () => {
    const scene = await aSplitScene();
    const text = await keep(scene, 'FIRST');
    expect((await confirm(scene, text.toLowerCase(), scene.supervision)).errors).toBeUndefined();
    const typo = text.slice(0, 8) + (text[8] === 'A' ? 'B' : 'A') + text.slice(9);
    const refused = await confirm(scene, typo, scene.supervision);
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'BALLOT_KEY_SHARE_UNREADABLE',
      group: 2,
    });
    await scene.seal();
    const handedIn = await Promise.all([1, 2, 3].map(() => handIn(scene, text, scene.supervision)));
    expect(codes(handedIn)).toEqual([undefined, undefined, undefined]);
  });

  it('is not for the unit, the office or another group, and foreign looks like absent', async () => {
    const scene = await aSplitScene();
    const text = await keep(scene, 'FIRST');
    const elsewhere = anActor('supervision-leader', {
      bureauId: scene.place.bureauId,
      unitIds: [newId()],
    });
    expect(codeOf((await collect(scene, 'SECOND', elsewhere)) as never)).toBe(
      'APPRAISAL_NOT_FOUND',
    );
    expect(codeOf((await collect(scene, 'SECOND', anOutsider())) as never)).toBe(
      'APPRAISAL_NOT_FOUND',
    );
    for (const by of [scene.principal, scene.office, scene.voters[0] as never])
      expect(codeOf((await collect(scene, 'SECOND', by)) as never)).toBe('FORBIDDEN');
    for (const by of [scene.principal, scene.voters[0] as never])
      expect(codeOf(await confirm(scene, text, by))).toBe('KEY_SHARE_NOT_YOURS');
    // Not even in which state it is: before the sealing the answer would be KEY_SHARES_NOT_DUE.
    const staffElsewhere = anActor('staff', { bureauId: scene.place.bureauId, unitId: newId() });
    for (const by of [elsewhere, staffElsewhere, anOutsider()])
      for (const give of [confirm, handIn])
        expect(codeOf(await give(scene, text, by))).toBe('APPRAISAL_NOT_FOUND');
    const listed = await scene.ask(
      elsewhere,
      `{ closingKeyShares(appraisalId: "${scene.appraisalId}") { state } }`,
    );
    expect(listed.data).toEqual({ closingKeyShares: [] });
  });

  it('lets the holder hand in who has left the supervision group since', async () => {
    const scene = await aSplitScene();
    const text = await keep(scene, 'FIRST');
    await scene.seal();
    const { personId, bureauId } = scene.supervision;
    const retired = anActor('staff', {
      bureauId: bureauId ?? '',
      unitId: newId(),
      personId: personId ?? '',
    });
    expect((await handIn(scene, text, retired)).errors).toBeUndefined();
  });

  it('slows down who tries shares, and refuses too many at once', async () => {
    const scene = await aSplitScene();
    const foreign = await keep(await aSplitScene(), 'FIRST');
    await keep(scene, 'FIRST');
    const tries = await Promise.all(
      Array.from({ length: 40 }, () => confirm(scene, foreign, scene.supervision)),
    );
    expect(new Set(codes(tries))).toEqual(new Set(['KEY_SHARE_WRONG', 'TOO_MANY_WRONG_SHARES']));
  });

  it('has no shares where the service keeps the key', async () => {
    const scene = await Scene.opened(harness, 6);
    expect(await scene.opening()).toMatchObject({ closingKeyHeldBy: 'service' });
    expect(codeOf((await collect(scene, 'FIRST')) as never)).toBe('CLOSING_KEY_NOT_SPLIT');
    const listed = await scene.ask(
      scene.supervision,
      `{ closingKeyShares(appraisalId: "${scene.appraisalId}") { state } }`,
    );
    expect(listed.data).toEqual({ closingKeyShares: [] });
  });
});

const aBlinded = Buffer.concat([Buffer.alloc(1), Buffer.alloc(255, 9)]).toString('base64url');
