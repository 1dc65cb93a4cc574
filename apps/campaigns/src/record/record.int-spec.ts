import { newId } from '@huiyin/kernel';
import { Actor } from '@huiyin/identity';
import { anActor } from '@huiyin/testing';
import { type ACampaign, aCampaign, aRosterUnit, codeOf, mutation } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';
import { rejudged } from '../../test/scratch';

const session = [
  { field: 'form', code: 'topical' },
  { field: 'half-days', number: 2 },
  { field: 'topics', codes: ['theory-system'] },
];
const whole =
  'id kind retractedFor reviews { step outcome } filings { target state } postings { id scope takenDownOn }';

describe('a record', () => {
  let harness: Harness;
  let ours: ACampaign;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  beforeEach(async () => {
    harness.clock.set('2014-03-05T08:00:00Z');
    ours = await aCampaign(harness, [
      aRosterUnit(),
      aRosterUnit(),
      aRosterUnit({ unitType: 'bureau-organ', supervisionGroupId: null }),
    ]);
  });
  afterAll(() => harness.stop());

  interface Answer {
    readonly data?: Record<string, { id: string }> | null;
    readonly errors?: readonly { readonly extensions: Record<string, unknown> }[];
  }
  const ask = (name: string, input: object, actor = ours.principal, selection = whole) =>
    harness.graph.as<Record<string, { id: string }>>(actor, mutation(name, selection), {
      input,
    }) as Promise<Answer>;
  const fact = (more: object = {}, actor = ours.principal) =>
    ask(
      'recordFact',
      {
        ...{ campaignId: ours.campaignId, unitId: ours.unitId, kind: 'study-session' },
        ...{ happenedOn: '2014-03-04', clientKey: newId(), fields: session, ...more },
      },
      actor,
    );
  const idOf = (answer: Answer) => Object.values(answer.data ?? {})[0]?.id ?? '';
  const dutiesWith = async (key: string) => {
    const { data } = await harness.graph.as<{ campaign: { duties: Record<string, unknown>[] } }>(
      ours.office,
      `{ campaign(id: "${ours.campaignId}") { duties(filter: { key: "${key}" }) { state unit { id } verdict { outcome lacks { what name have need } reads } } } }`,
    );
    return data?.campaign.duties.filter(({ unit }) => (unit as { id: string }).id === ours.unitId);
  };

  it('R000.17 R000.20 is written down by the unit and counts at once: what was missing, with numbers', async () => {
    const first = await fact({ fields: [...session, { field: 'leading-body', flag: true }] });
    expect(first.errors).toBeUndefined();
    const [duty] = (await dutiesWith('concentrated-study')) ?? [];
    expect(duty).toMatchObject({
      state: 'DUE',
      verdict: { outcome: 'OPEN', reads: [idOf(first)] },
    });
    await Promise.all(
      [1, 2].map(() => fact({ fields: [...session, { field: 'leading-body', flag: true }] })),
    );
    expect(await dutiesWith('concentrated-study')).toMatchObject([{ state: 'FULFILLED' }]);
  });

  it('is kept once, however often and however many at a time send it', async () => {
    const input = { clientKey: 'session-1' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => fact(input)));
    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(idOf(await fact(input))).toBe(idOf(answers[0]!));
    expect(codeOf((await fact({ ...input, happenedOn: '2014-03-03' })) as never)).toBe(
      'RECORD_KEY_TAKEN',
    );
  });

  it('eight writers of one duty lose nothing', async () => {
    await Promise.all(
      Array.from({ length: 8 }, () =>
        fact({ fields: [...session, { field: 'leading-body', flag: true }] }),
      ),
    );
    const [duty] = (await dutiesWith('concentrated-study')) ?? [];
    expect((duty?.['verdict'] as { reads: string[] }).reads).toHaveLength(8);
    expect(await rejudged(harness, ours)).toMatchObject({ owed: 0, changed: 0 });
  });

  it('says every field that is wrong at once, and repeats no value', async () => {
    const answer = await fact({
      happenedOn: '2014-04-01',
      fields: [
        { field: 'form', code: 'secret-code' },
        { field: 'half-days', number: -1 },
        { field: 'nothing', text: 'x' },
      ],
    });
    expect(codeOf(answer as never)).toBe('RECORD_FIELDS_WRONG');
    const problems = answer.errors?.[0]?.extensions['problems'] as { field: string }[];
    expect(problems.map(({ field }) => field).sort()).toEqual(
      ['form', 'half-days', 'happenedOn', 'nothing', 'topics'].sort(),
    );
    expect(JSON.stringify(answer)).not.toContain('secret-code');
  });

  it.each([
    ['RECORD_KIND_UNKNOWN', { kind: 'nothing' }],
    ['RECORDER_NOT_ALLOWED', { kind: 'appraisal-published', fields: [] }],
    ['UNIT_NOT_IN_CAMPAIGN', { unitId: newId() }],
  ])('is refused with %s', async (code, more) => {
    expect(codeOf((await fact(more)) as never)).toBe(code);
  });

  it('of another unit is not there', async () => {
    const another = anActor('unit-principal', {
      bureauId: ours.bureauId,
      unitId: ours.units[1]?.unitId ?? '',
    });
    expect(codeOf((await fact({}, another)) as never)).toBe('UNIT_NOT_IN_CAMPAIGN');
    const id = idOf(await fact());
    const seen = await harness.graph.as(another, `{ record(id: "${id}") { id } }`);
    expect(seen.data).toEqual({ record: null });
    expect(
      codeOf((await ask('retractRecord', { recordId: id, reason: 'x' }, another)) as never),
    ).toBe('RECORD_NOT_FOUND');
  });

  it('is retracted with a reason, once, and no longer counts', async () => {
    const id = idOf(await fact({ kind: 'study-plan', fields: [] }));
    const before = await dutiesWith('study-plan-in-advance');
    const retract = () => ask('retractRecord', { recordId: id, reason: '录错单位' });
    const answers = await Promise.all([retract(), retract(), retract()]);
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(answers.map((answer) => codeOf(answer as never)).filter(Boolean)).toEqual([
      'RECORD_RETRACTED',
      'RECORD_RETRACTED',
    ]);
    expect(answers.find(({ data }) => data)?.data?.['retractRecord']).toMatchObject({
      retractedFor: '录错单位',
    });
    expect(await dutiesWith('study-plan-in-advance')).not.toEqual(before);
    expect(await rejudged(harness, ours)).toMatchObject({ owed: 0, changed: 0 });
  });

  it('R000.36 goes through its review: returned with a remark, written anew, passed by the group', async () => {
    const items = [{ field: 'items', codes: ['plan', 'working-organ', 'speech-draft'] }];
    const id = idOf(await fact({ kind: 'preparation', fields: items }));
    expect(codeOf((await ask('passRecord', { recordId: id }, ours.office)) as never)).toBe(
      'RECORD_NOT_FOUND',
    );
    expect(
      codeOf((await ask('returnRecord', { recordId: id, remark: ' ' }, ours.supervision)) as never),
    ).toBe('BAD_USER_INPUT');
    const returned = await ask('returnRecord', { recordId: id, remark: '补充' }, ours.supervision);
    expect(returned.data?.['returnRecord']).toMatchObject({ reviews: [{ outcome: 'returned' }] });
    const again = idOf(await fact({ kind: 'preparation', fields: items }));
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask('passRecord', { recordId: again }, ours.supervision)),
    );
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(codeOf(answers.find(({ errors }) => errors) as never)).toBe('REVIEW_STEP_NOT_NEXT');
    expect(await dutiesWith('prepared-three-things')).toMatchObject([{ state: 'FULFILLED' }]);
  });

  it('R000.45 R000.78 is never reviewed by who wrote it or whom it is about', async () => {
    const author = anActor('supervision-leader', {
      bureauId: ours.bureauId,
      unitIds: [ours.unitId],
    });
    const personal = {
      ...{ kind: 'problem-list', personId: author.personId },
      fields: [{ field: 'problems', text: '调研不深入' }],
    };
    const id = idOf(await fact(personal, author));
    expect(codeOf((await ask('passRecord', { recordId: id }, author)) as never)).toBe(
      'REVIEWER_RECUSED',
    );
    expect((await ask('passRecord', { recordId: id }, ours.supervision)).errors).toBeUndefined();
  });

  it('R000.45 is checked by two people where two offices check it, also when one person holds both', async () => {
    const author = anActor('unit-principal', { bureauId: ours.bureauId, unitId: ours.unitId });
    const list = {
      ...{ kind: 'problem-list', personId: author.personId },
      fields: [{ field: 'problems', text: '调研不深入' }],
    };
    const { bureauId, unitId } = ours;
    const above = anActor('unit-principal', { bureauId, unitId: ours.units[2]?.unitId ?? '' });
    const group = anActor('supervision-leader', { bureauId, unitIds: [unitId] });
    const both = new Actor({
      ...{ kind: 'person', personId: newId(), bureauId },
      grants: [...above.grants, ...group.grants],
    });
    const id = idOf(await fact(list, author));
    const pass = (step: string, actor: Actor) => ask('passRecord', { recordId: id, step }, actor);
    expect((await pass('supervision', both)).errors).toBeUndefined();
    expect(codeOf((await pass('upper-party-organisation', both)) as never)).toBe(
      'REVIEWER_PASSED_BEFORE',
    );
    // Sent back and begun anew, either step is open to either again.
    await ask('returnRecord', { recordId: id, remark: '补充' }, above);
    expect((await pass('upper-party-organisation', both)).errors).toBeUndefined();
    expect(codeOf((await pass('supervision', both)) as never)).toBe('REVIEWER_PASSED_BEFORE');
    expect((await pass('supervision', ours.supervision)).errors).toBeUndefined();
  });

  it('R000.44 one principal may take both steps that are the principal’s', async () => {
    const material = [
      { field: 'sections', sections: [{ entry: 'four-winds', text: '形式主义的具体表现' }] },
      { field: 'presided-by', people: [newId()] },
    ];
    const id = idOf(await fact({ kind: 'body-material', fields: material }));
    const other = anActor('unit-principal', { bureauId: ours.bureauId, unitId: ours.unitId });
    for (const step of ['body-meeting', 'opinions-sought'])
      expect((await ask('passRecord', { recordId: id, step }, other)).errors).toBeUndefined();
  });

  it('R000.42 keeps personal texts for author and reviewers, and logs who read them', async () => {
    const author = anActor('staff', { bureauId: ours.bureauId, unitId: ours.unitId });
    const id = idOf(
      await fact(
        {
          ...{ kind: 'problem-list', personId: author.personId },
          fields: [{ field: 'problems', text: '服务意识不强' }],
        },
        author,
      ),
    );
    const texts = (actor: typeof author) =>
      harness.graph.as(actor, `{ recordTexts(recordId: "${id}") { text } }`);
    expect((await texts(author)).data).toEqual({ recordTexts: [{ text: '服务意识不强' }] });
    expect(codeOf(await texts(ours.office))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await texts(ours.principal))).toBe('RECORD_NOT_FOUND');
    expect((await texts(ours.supervision)).data).toEqual({
      recordTexts: [{ text: '服务意识不强' }],
    });
    expect(
      await harness.rows('SELECT read_by FROM record_read WHERE record_id = $1', [id]),
    ).toEqual([{ read_by: ours.supervision.personId }]);
    const stored = await harness.rows('SELECT values FROM campaign_record WHERE id = $1', [id]);
    expect(stored).toEqual([{ values: { problems: 6 } }]);
  });

  it('§4.16 is filed with each target by itself: submitted, returned, submitted again, received', async () => {
    const id = idOf(await fact({ kind: 'summary-report', fields: [] }));
    const filing = { recordId: id, target: 'bureau-party-committee' };
    const take = (name: string, actor: typeof ours.office, more = {}) =>
      harness.graph.as(
        actor,
        `mutation ($input: ${name === 'returnFiling' ? 'ReturnFilingInput' : 'FileRecordInput'}!) { ${name}(input: $input) { filings { target state } } }`,
        { input: { ...filing, ...more } },
      );
    expect(codeOf(await take('receiveFiling', ours.office))).toBe('FILING_NOT_NEXT');
    expect(codeOf(await take('fileRecord', ours.principal, { target: 'nobody' }))).toBe(
      'FILING_TARGET_UNKNOWN',
    );
    await take('fileRecord', ours.principal);
    expect(codeOf(await take('receiveFiling', ours.principal))).toBe('FORBIDDEN');
    await take('returnFiling', ours.office, { remark: '缺附件' });
    await take('fileRecord', ours.principal);
    const answers = await Promise.all([1, 2, 3].map(() => take('receiveFiling', ours.office)));
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(answers.find(({ data }) => data)?.data?.['receiveFiling']).toEqual({
      filings: [{ target: 'bureau-party-committee', state: 'RECEIVED' }],
    });
    expect(codeOf((await ask('retractRecord', { recordId: id, reason: 'x' })) as never)).toBe(
      'RECORD_GIVEN_OUT',
    );
  });

  it('§4.15 is posted after the privacy check only, within a known scope, and taken down with a reason', async () => {
    const id = idOf(await fact());
    const posting = {
      ...{ recordId: id, scope: 'unit', medium: 'board', from: '2014-03-05' },
      privacyCleared: true,
    };
    const refused = async (more: object) =>
      codeOf((await ask('postRecord', { ...posting, ...more })) as never);
    expect(await refused({ privacyCleared: false })).toBe('POSTING_NOT_CLEARED');
    expect(await refused({ scope: 'moon' })).toBe('PUBLICATION_SCOPE_UNKNOWN');
    expect(await refused({ from: '2014-03-01' })).toBe('POSTING_PERIOD_WRONG');
    const posted = await ask('postRecord', posting);
    const [{ id: postingId } = { id: '' }] = (
      posted.data?.['postRecord'] as unknown as { postings: { id: string }[] }
    ).postings;
    const down = () => ask('takeDownPosting', { postingId, reason: '期满' });
    const answers = await Promise.all([down(), down()]);
    expect(answers.map((answer) => codeOf(answer as never)).filter(Boolean)).toEqual([
      'POSTING_TAKEN_DOWN',
    ]);
  });
});
