import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { anOutsider } from '@huiyin/testing';
import {
  type ACampaign,
  aCampaign,
  aRosterUnit,
  codeOf,
  dutyId,
  meetingId,
  mutation,
} from './builders';
import { aFullHouse, type House } from './full-house';
import { aCityOfficial, campaignsHarness, type Harness } from './harness';

const tables = [
  ...['campaign', 'campaign_link', 'campaign_record', 'campaign_revision', 'campaign_unit'],
  ...[
    'campaign_unit_version',
    'duty',
    'duty_event',
    'duty_rule',
    'extension',
    'holding',
    'link_step',
  ],
  ...['meeting', 'meeting_attendance', 'record_filing', 'record_posting', 'record_read'],
  ...['record_retraction', 'record_review', 'record_text', 'unit_change', 'waiver'],
];
/** Tables of other rooms, with tests of their own. */
const elsewhere = /^(notification|reminder|bureau_template)/;

describe('a bureau', () => {
  let harness: Harness;
  let ours: ACampaign;
  let ids: { duty: string; meeting: string } & House;

  beforeAll(async () => {
    harness = await campaignsHarness();
    ours = await aCampaign(harness, [
      aRosterUnit(),
      aRosterUnit({ mode: 'contact-and-guidance', unitType: 'township-health-centre' }),
    ]);
    ids = {
      duty: await dutyId(harness, ours, 'mobilization-meeting'),
      meeting: await meetingId(harness, ours),
      ...(await aFullHouse(harness, ours)),
    };
    await harness.rows('INSERT INTO meeting_attendance VALUES ($1, $2, $3)', [
      ids.meeting,
      newId(),
      ours.bureauId,
    ]);
    harness.clock.set('2014-06-01T00:00:00Z');
  });
  afterAll(() => harness.stop());

  describe('with a forgotten WHERE', () => {
    it('has a bureau on every table of its own', async () => {
      const found = await harness.rows<{ table_name: string }>(
        `SELECT t.table_name FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
         WHERE t.table_schema = 'public' AND c.column_name = 'bureau_id' ORDER BY 1`,
      );
      const names = found.map(({ table_name }) => table_name);
      expect(names.filter((name) => !elsewhere.test(name))).toEqual(tables);
      const others = await harness.rows(
        `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) AND tablename <> 'schema_migration'`,
        [[...tables, ...names]],
      );
      expect(others).toEqual([]);
    });

    it.each(tables)('shows no row of %s to another bureau, nor to none', async (table) => {
      const [{ count } = { count: 0 }] = await harness.rows<{ count: number }>(
        `SELECT count(*)::int FROM ${table}`,
      );
      expect(count).toBeGreaterThan(0);
      const app = new Client({ connectionString: harness.database.url });
      await app.connect();
      const seen = async (bureauId: string) => {
        await app.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [bureauId]);
        return (await app.query(`SELECT * FROM ${table}`)).rowCount;
      };
      const views = [await seen(newId()), await seen(''), await seen(ours.bureauId)];
      await app.end();
      expect(views).toEqual([0, 0, count]);
    });

    it.each(tables)('lets nobody move a row of %s into another bureau', async (table) => {
      const app = new Client({ connectionString: harness.database.url });
      await app.connect();
      await app.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [ours.bureauId]);
      const move = app.query(`UPDATE ${table} SET bureau_id = $1`, [newId()]);
      await expect(move).rejects.toMatchObject({ code: '42501' });
      await app.end();
    });
  });

  describe('to an outsider', () => {
    const outsider = anOutsider();

    it.each([
      ['campaign', () => `campaign(id: "${ours.campaignId}") { id }`, null],
      ['campaigns', () => 'campaigns { id }', []],
      ['duty', () => `duty(id: "${ids.duty}") { id }`, null],
      ['meeting', () => `meeting(id: "${ids.meeting}") { id }`, null],
      ['overdueDuties', () => `overdueDuties(campaignId: "${ours.campaignId}") { id }`, []],
      ['campaignCounts', () => 'campaignCounts { campaignId }', []],
      ['meetingReadiness', () => `meetingReadiness(meetingId: "${ids.meeting}") { ready }`, null],
      [
        'linkGates',
        () => `linkGates(campaignId: "${ours.campaignId}", unitId: "${ours.unitId}") { link }`,
        [],
      ],
      ['record', () => `record(id: "${ids.recordId}") { id }`, null],
      ['records', () => `records(campaignId: "${ours.campaignId}") { id }`, []],
    ])('%s looks as if nothing were there', async (field, selection, nothing) => {
      const theirs = await harness.graph.as(outsider, `{ ${selection()} }`);
      expect(theirs).toEqual({ data: { [field]: nothing } });
      const mine = await harness.graph.as(ours.office, `{ ${selection()} }`);
      expect(mine.data?.[field]).not.toEqual(nothing);
    });

    it('overdueDuties of one group shows nothing either', async () => {
      const query = `{ overdueDuties(campaignId: "${ours.campaignId}", supervisionGroupId: "${ours.units[0]?.supervisionGroupId}") { id } }`;
      expect(await harness.graph.as(outsider, query)).toEqual({ data: { overdueDuties: [] } });
      expect((await harness.graph.as(ours.office, query)).data?.['overdueDuties']).toHaveLength(1);
    });

    it.each([
      ['closeCampaign', () => ({ campaignId: ours.campaignId }), 'CAMPAIGN_NOT_FOUND'],
      ...['adoptTemplateVersion', 'rejudgeCampaign', 'moveCampaignDates', 'linkCampaigns'].map(
        (name) =>
          [
            name,
            () => ({
              campaignId: ours.campaignId,
              ...(name === 'rejudgeCampaign' ? {} : { reason: 'x' }),
              ...(name === 'moveCampaignDates' ? { startsOn: '2014-02-27' } : {}),
              ...(name === 'linkCampaigns'
                ? { reason: undefined, countsForId: newId(), kinds: [{ from: 'a', to: 'b' }] }
                : {}),
            }),
            'CAMPAIGN_NOT_FOUND',
          ] as [string, () => Record<string, unknown>, string],
      ),
      [
        'setParticipation',
        () => ({ campaignId: ours.campaignId, unitId: ours.unitId, mode: 'FULL', reason: 'x' }),
        'CAMPAIGN_NOT_FOUND',
      ],
      [
        'recordFact',
        () => ({
          ...{ campaignId: ours.campaignId, unitId: ours.unitId, kind: 'study-plan' },
          ...{ happenedOn: '2014-03-05', clientKey: 'x' },
        }),
        'CAMPAIGN_NOT_FOUND',
      ],
      ['retractRecord', () => ({ recordId: ids.recordId, reason: 'x' }), 'RECORD_NOT_FOUND'],
      ['passRecord', () => ({ recordId: ids.recordId }), 'RECORD_NOT_FOUND'],
      ['returnRecord', () => ({ recordId: ids.recordId, remark: 'x' }), 'RECORD_NOT_FOUND'],
      [
        'returnFiling',
        () => ({ recordId: ids.recordId, target: 'x', remark: 'x' }),
        'RECORD_NOT_FOUND',
      ],
      [
        'postRecord',
        () => ({
          ...{ recordId: ids.recordId, scope: 'x', medium: 'board', from: '2014-03-05' },
          privacyCleared: true,
        }),
        'RECORD_NOT_FOUND',
      ],
      ['takeDownPosting', () => ({ postingId: ids.postingId, reason: 'x' }), 'POSTING_NOT_FOUND'],
      ['revokeWaiver', () => ({ dutyId: ids.duty, reason: 'x' }), 'DUTY_NOT_FOUND'],
      [
        'extendDuty',
        () => ({ dutyId: ids.duty, reason: 'x', dueOn: '2014-12-01' }),
        'DUTY_NOT_FOUND',
      ],
      ['fulfilDuty', () => ({ dutyId: ids.duty }), 'DUTY_NOT_FOUND'],
      ['waiveDuty', () => ({ dutyId: ids.duty, reason: 'x' }), 'DUTY_NOT_FOUND'],
      ['submitMaterials', () => ({ dutyId: ids.duty, items: ['plan'] }), 'DUTY_NOT_FOUND'],
      ['approveMaterials', () => ({ dutyId: ids.duty }), 'DUTY_NOT_FOUND'],
      [
        'approvePreparation',
        () => ({ campaignId: ours.campaignId, unitId: ours.unitId }),
        'DUTY_NOT_FOUND',
      ],
      [
        'scheduleMeeting',
        () => ({
          campaignId: ours.campaignId,
          unitId: ours.unitId,
          kind: 'mobilization',
          on: '2014-03-05',
        }),
        'MEETING_NOT_FOUND',
      ],
      ['postponeMeeting', () => ({ meetingId: ids.meeting, reason: 'x' }), 'MEETING_NOT_FOUND'],
      [
        'holdMeeting',
        () => ({ meetingId: ids.meeting, heldOn: '2014-03-05', attendeePersonIds: [newId()] }),
        'MEETING_NOT_FOUND',
      ],
    ])('%s says what it says of something that does not exist', async (name, input, code) => {
      const answer = await harness.graph.as(outsider, mutation(name, 'id'), {
        input: input(),
      });
      expect(codeOf(answer)).toBe(code);
    });

    it.each(['fileRecord', 'receiveFiling'])(
      '%s says that there is no such record',
      async (name) => {
        const query = `mutation ($input: FileRecordInput!) { ${name}(input: $input) { id } }`;
        const input = { recordId: ids.recordId, target: 'x' };
        expect(codeOf(await harness.graph.as(outsider, query, { input }))).toBe('RECORD_NOT_FOUND');
      },
    );

    it.each([
      ['submitLinkSummary', { clientKey: 'x' }],
      ['inspectLink', { remark: 'x' }],
      ['consentToLink', {}],
      ['refuseLink', { remark: 'x' }],
    ])('%s says that there is no such campaign', async (name, more) => {
      const input = { campaignId: ours.campaignId, unitId: ours.unitId, link: 'x', ...more };
      const answer = await harness.graph.as(outsider, mutation(name, 'link'), { input });
      expect(codeOf(answer)).toBe('CAMPAIGN_NOT_FOUND');
    });

    it('recordTexts says that there is no such record', async () => {
      const query = `{ recordTexts(recordId: "${ids.recordId}") { text } }`;
      expect(codeOf(await harness.graph.as(outsider, query))).toBe('RECORD_NOT_FOUND');
      expect((await harness.graph.as(ours.office, query)).data?.['recordTexts']).toHaveLength(1);
    });

    it('the references give nothing away', async () => {
      const inUnit = `participation(campaignId: "${ours.campaignId}") { mode } duties(campaignId: "${ours.campaignId}") { id } meetings(campaignId: "${ours.campaignId}") { id }`;
      const unit = { __typename: 'Unit', id: ours.unitId };
      const group = { __typename: 'SupervisionGroup', id: ours.units[0]?.supervisionGroupId };
      const inGroup = `overdueDuties(campaignId: "${ours.campaignId}") { id }`;
      expect(
        await harness.graph.entity(
          outsider,
          { __typename: 'Campaign', id: ours.campaignId },
          'title',
        ),
      ).toBeNull();
      expect(await harness.graph.entity(outsider, unit, inUnit)).toEqual({
        participation: null,
        duties: [],
        meetings: [],
      });
      expect(await harness.graph.entity(outsider, group, inGroup)).toEqual({ overdueDuties: [] });
      expect(
        await harness.graph.entity(
          ours.office,
          { __typename: 'Campaign', id: ours.campaignId },
          'id',
        ),
      ).not.toBeNull();
      expect(await harness.graph.entity(ours.office, group, inGroup)).toEqual({
        overdueDuties: [{ id: ids.duty }],
      });
    });

    it.each(['Campaign', 'Unit', 'SupervisionGroup'])(
      'a %s whose id is no id names nothing and breaks nothing',
      async (type) => {
        const fields: Record<string, string> = {
          Campaign: 'title',
          Unit: `duties(campaignId: "x") { id } meetings(campaignId: "x") { id } participation(campaignId: "x") { mode }`,
          SupervisionGroup: 'overdueDuties(campaignId: "x") { id }',
        };
        const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields[type]} } } }`;
        const answer = await harness.graph.as(ours.office, query, {
          r: [{ __typename: type, id: "'; DROP" }],
        });
        expect(answer.errors).toBeUndefined();
        const queries =
          '{ campaign(id: "x") { id } duty(id: "x") { id } meeting(id: "x") { id } overdueDuties(campaignId: "x", supervisionGroupId: "y") { id } }';
        expect((await harness.graph.as(ours.office, queries)).errors).toBeUndefined();
      },
    );
  });

  it('is seen by the city level as counts only', async () => {
    const city = aCityOfficial();
    const seen = await harness.graph.as(
      city,
      '{ campaigns { id } campaignCounts { bureau { id } unitsFull unitsInContact duties fulfilled waived overdue } }',
    );
    expect(seen.data?.['campaigns']).toEqual([]);
    const [{ duties } = { duties: 0 }] = await harness.rows<{ duties: number }>(
      'SELECT count(*)::int AS duties FROM duty',
    );
    const open = (seen.data?.['campaignCounts'] as { duties: number }[]).filter(
      ({ duties: some }) => some > 0,
    );
    expect(open).toEqual([
      {
        bureau: { id: ours.bureauId },
        unitsFull: 1,
        unitsInContact: 1,
        duties,
        fulfilled: 0,
        waived: 0,
        overdue: 1,
      },
    ]);
    expect(
      await harness.graph.entity(city, { __typename: 'Campaign', id: ours.campaignId }, 'title'),
    ).toBeNull();
    expect(
      await harness.graph.entity(
        city,
        { __typename: 'Unit', id: ours.unitId },
        `duties(campaignId: "${ours.campaignId}") { id }`,
      ),
    ).toEqual({ duties: [] });
  });
});
