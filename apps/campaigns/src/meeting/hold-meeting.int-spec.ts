import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import {
  type ACampaign,
  aCampaign,
  aRosterUnit,
  codeOf,
  dutyId,
  meetingId,
  mutation,
  registered,
} from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

const whole = 'id state scheduledOn heldOn attendeeCount postponementReason waitsFor unit { id }';

describe('a mobilization meeting', () => {
  let harness: Harness;
  let ours: ACampaign;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  beforeEach(async () => {
    harness.clock.set('2014-03-05T08:00:00Z');
    ours = await aCampaign(harness);
  });
  afterAll(() => harness.stop());

  const schedule = (actor = ours.principal, more = {}) => {
    const input = {
      campaignId: ours.campaignId,
      unitId: ours.unitId,
      kind: 'mobilization',
      on: '2014-03-05',
      ...more,
    };
    return harness.graph.as(actor, mutation('scheduleMeeting', whole), { input });
  };
  const hold = async (more: Record<string, unknown> = {}, actor = ours.principal) => {
    const input = {
      meetingId: await meetingId(harness, ours),
      heldOn: '2014-03-05',
      attendeePersonIds: await registered(harness, ours),
      ...more,
    };
    return harness.graph.as(actor, mutation('holdMeeting', whole), { input });
  };
  const prepare = async () => {
    const input = {
      dutyId: await dutyId(harness, ours, 'prepared-three-things'),
      items: ['plan', 'working-organ', 'speech-draft'],
    };
    await harness.graph.as(ours.principal, mutation('submitMaterials'), { input });
    const preparation = { campaignId: ours.campaignId, unitId: ours.unitId };
    return harness.graph.as(ours.supervision, mutation('approvePreparation'), {
      input: preparation,
    });
  };

  it('R000.14 is not held before the preparation is approved; the refusal names what is missing', async () => {
    const scheduled = await schedule();
    expect(scheduled.data?.['scheduleMeeting']).toMatchObject({
      state: 'SCHEDULED',
      waitsFor: ['prepared-three-things'],
    });
    const refused = await hold();
    expect(codeOf(refused)).toBe('MEETING_PREPARATION_NOT_APPROVED');
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      missing: ['record:preparation'],
      strength: 'HARD',
    });
    expect(await harness.told('meeting-held', ours.bureauId)).toEqual([]);
  });

  it('R000.15 R000.16 held after approval fulfils the duty and tells who attended, in one transaction', async () => {
    await prepare();
    await schedule();
    const attendeePersonIds = await registered(harness, ours, 60);
    const answer = await hold({ attendeePersonIds });
    expect(answer.data?.['holdMeeting']).toMatchObject({
      state: 'HELD',
      heldOn: '2014-03-05',
      attendeeCount: 60,
      waitsFor: [],
    });
    const id = await meetingId(harness, ours);
    expect(await harness.told('meeting-held', ours.bureauId)).toEqual([
      {
        ...{
          meetingId: id,
          campaignId: ours.campaignId,
          bureauId: ours.bureauId,
          unitId: ours.unitId,
        },
        ...{ kind: 'mobilization', heldOn: '2014-03-05', attendeePersonIds },
      },
    ]);
    const duty = await dutyId(harness, ours, 'mobilization-meeting');
    const { data } = await harness.graph.as(
      ours.principal,
      `{ duty(id: "${duty}") { state settledOn history { kind cause } } }`,
    );
    expect(data?.['duty']).toEqual({
      ...{ state: 'FULFILLED', settledOn: '2014-03-05' },
      history: [
        { kind: 'OWED', cause: 'rules' },
        { kind: 'MET', cause: 'record' },
      ],
    });
    expect(
      (await harness.told('duty-fulfilled', ours.bureauId)).map(({ dutyKey }) => dutyKey),
    ).toEqual(['prepared-three-things', 'mobilization-meeting']);
    expect(
      await harness.rows('SELECT 1 FROM meeting_attendance WHERE meeting_id = $1', [id]),
    ).toHaveLength(60);
  });

  it('is held only once, however many say so at the same time', async () => {
    await prepare();
    await schedule();
    const answers = await Promise.all([hold(), hold(), hold(), hold()]);
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(3).fill('MEETING_ALREADY_HELD'));
    expect(await harness.told('meeting-held', ours.bureauId)).toHaveLength(1);
    expect(codeOf(await schedule())).toBe('MEETING_ALREADY_HELD');
  });

  it('held after its duty was waived meets it; the waiver stays in its history', async () => {
    const input = { dutyId: await dutyId(harness, ours, 'mobilization-meeting'), reason: '防汛' };
    await harness.graph.as(ours.office, mutation('waiveDuty'), { input });
    await prepare();
    await schedule();
    expect((await hold()).errors).toBeUndefined();
    const { data } = await harness.graph.as(
      ours.office,
      `{ duty(id: "${input.dutyId}") { state history { kind } } }`,
    );
    expect(data?.['duty']).toEqual({
      state: 'FULFILLED',
      history: [{ kind: 'OWED' }, { kind: 'WAIVED' }, { kind: 'MET' }],
    });
  });

  it('§4.4 is postponed with a reason and scheduled again', async () => {
    const id = await meetingId(harness, ours);
    const postpone = () =>
      harness.graph.as(ours.principal, mutation('postponeMeeting', whole), {
        input: { meetingId: id, reason: '防汛' },
      });
    expect(codeOf(await postpone())).toBe('MEETING_NOT_SCHEDULED');
    await Promise.all([schedule(), schedule()]);
    const answers = await Promise.all([postpone(), postpone(), postpone()]);
    expect(
      answers.filter(({ data }) => data).map(({ data }) => data?.['postponeMeeting']),
    ).toMatchObject([{ state: 'POSTPONED', postponementReason: '防汛', scheduledOn: null }]);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(2).fill('MEETING_NOT_SCHEDULED'));
    await prepare();
    expect(codeOf(await hold())).toBe('MEETING_NOT_SCHEDULED');
    await schedule(ours.office, { on: '2014-03-08' });
    expect((await hold()).data?.['holdMeeting']).toMatchObject({
      state: 'HELD',
      scheduledOn: '2014-03-08',
      heldOn: '2014-03-05',
    });
  });

  it('R000.15 of the bureau organ asks for no approval, for nobody supervises it', async () => {
    ours = await aCampaign(harness, [
      aRosterUnit({ unitType: 'bureau-organ', supervisionGroupId: null }),
    ]);
    await schedule(ours.office);
    expect((await hold({}, ours.office)).data?.['holdMeeting']).toMatchObject({ state: 'HELD' });
  });

  it('R000.7 is not owed in contact and guidance', async () => {
    ours = await aCampaign(harness, [
      aRosterUnit({ mode: 'contact-and-guidance', unitType: 'township-health-centre' }),
    ]);
    expect(codeOf(await schedule(ours.office))).toBe('MEETING_NOT_FOUND');
  });

  it.each([
    ['attendee that is no id', { attendeePersonIds: ['x'] }],
    ['attendee named twice', { attendeePersonIds: Array(2).fill(newId()) }],
    [
      'attendee list of more than 2 000',
      { attendeePersonIds: Array.from({ length: 2_001 }, () => newId()) },
    ],
    ['attendee list of nobody', { attendeePersonIds: [] }],
    ['meeting that is no id', { meetingId: 'x' }],
  ])('is refused for an %s', async (_, more) => {
    await schedule();
    expect(codeOf(await hold(more))).toBe('BAD_USER_INPUT');
  });

  it('is refused for attendees the directory does not know, who are named with their places; nothing is kept', async () => {
    await prepare();
    await schedule();
    const [known] = await registered(harness, ours);
    const [stranger, elsewhere] = [
      newId(),
      (await registered(harness, await aCampaign(harness)))[0],
    ];
    const refused = await hold({ attendeePersonIds: [known, stranger, elsewhere] });
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'MEETING_ATTENDEE_UNKNOWN',
      unknown: [
        { place: 1, personId: stranger },
        { place: 2, personId: elsewhere },
      ],
    });
    const id = await meetingId(harness, ours);
    expect(await harness.told('meeting-held', ours.bureauId)).toEqual([]);
    expect(
      await harness.rows(
        `SELECT 1 FROM campaign_record WHERE campaign_id = $1 AND kind = 'mobilization'`,
        [ours.campaignId],
      ),
    ).toEqual([]);
    const meeting = await harness.rows('SELECT state FROM meeting WHERE id = $1', [id]);
    expect(meeting).toEqual([{ state: 'SCHEDULED' }]);
    expect((await hold({ attendeePersonIds: [known] })).errors).toBeUndefined();
  });

  it('takes 2 000 attendees', async () => {
    await prepare();
    await schedule();
    const attendeePersonIds = await registered(harness, ours, 2_000);
    expect((await hold({ attendeePersonIds })).data?.['holdMeeting']).toMatchObject({
      attendeeCount: 2_000,
    });
  });

  it('was not held tomorrow by the bureau’s calendar, nor before the campaign', async () => {
    await prepare();
    await schedule();
    expect(codeOf(await hold({ heldOn: '2014-03-06' }))).toBe('MEETING_IN_FUTURE');
    expect(codeOf(await hold({ heldOn: '2014-02-26' }))).toBe('MEETING_BEFORE_CAMPAIGN');
    harness.clock.set('2014-03-05T16:00:00Z'); // 6 March in Shanghai, still the 5th in London
    expect((await hold({ heldOn: '2014-03-06' })).errors).toBeUndefined();
  });

  it('is the unit’s own: a neighbour, a supervisor and staff cannot say it was held', async () => {
    await prepare();
    await schedule();
    const neighbour = anActor('unit-principal', { bureauId: ours.bureauId, unitId: newId() });
    const staff = anActor('staff', { bureauId: ours.bureauId, unitId: ours.unitId });
    expect(codeOf(await hold({}, neighbour))).toBe('MEETING_NOT_FOUND');
    expect(codeOf(await hold({}, ours.supervision))).toBe('FORBIDDEN');
    expect(codeOf(await hold({}, staff))).toBe('FORBIDDEN');
  });
});

describe('a special democratic-life meeting', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await campaignsHarness();
    harness.clock.set('2014-08-20T08:00:00Z');
  });
  afterAll(() => harness.stop());

  it('R000.50 R002.9 of a unit waits for the bureau’s, and is shown what is missing before (need 3)', async () => {
    const units = [
      aRosterUnit(),
      aRosterUnit({ unitType: 'bureau-organ', supervisionGroupId: null }),
    ];
    const ours = await aCampaign(harness, units);
    const bureau = units[1]?.unitId ?? '';
    const kind = 'democratic-life-meeting';
    const schedule = async (unitId: string, on: string) => {
      const input = { campaignId: ours.campaignId, unitId, kind, on };
      const answer = await harness.graph.as<{ scheduleMeeting: { id: string } }>(
        ours.office,
        mutation('scheduleMeeting', 'id'),
        { input },
      );
      return answer.data?.scheduleMeeting.id ?? '';
    };
    const own = await schedule(ours.unitId, '2014-08-18');
    const first = await schedule(bureau, '2014-08-15');
    const readiness = async () =>
      (
        await harness.graph.as<{ meetingReadiness: Record<string, unknown> }>(
          ours.principal,
          `{ meetingReadiness(meetingId: "${own}") { ready waitsForBureau missing gaps { rule } } }`,
        )
      ).data?.meetingReadiness;
    expect(await readiness()).toMatchObject({ ready: false, waitsForBureau: true });
    const attendeePersonIds = await registered(harness, ours);
    const hold = (meetingId: string, heldOn: string) =>
      harness.graph.as(ours.office, mutation('holdMeeting', 'state'), {
        input: {
          ...{ meetingId, heldOn, attendeePersonIds, halfDays: 4 },
        },
      });
    expect(codeOf(await hold(own, '2014-08-18'))).toBe('MEETING_BEFORE_BUREAU');
    // What the template wants before the meeting is there: talks recorded, the material as if it were reviewed.
    for (const unitId of [ours.unitId, bureau])
      await harness.graph.as(ours.office, mutation('recordFact', 'id'), {
        input: {
          ...{ campaignId: ours.campaignId, unitId, kind: 'talks-finished' },
          ...{ happenedOn: '2014-08-01', clientKey: newId() },
        },
      });
    await harness.rows(
      `UPDATE duty SET met_on = '2014-08-01' WHERE campaign_id = $1 AND rule_key = 'body-material'`,
      [ours.campaignId],
    );
    const held = await hold(first, '2014-08-15');
    expect(held.errors).toBeUndefined();
    expect(await readiness()).toMatchObject({ ready: true, waitsForBureau: false, missing: [] });
    expect(codeOf(await hold(own, '2014-08-14'))).toBe('MEETING_BEFORE_BUREAU');
    expect((await hold(own, '2014-08-18')).errors).toBeUndefined();
  });
});
