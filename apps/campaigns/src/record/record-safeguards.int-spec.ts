import { Client } from 'pg';
import { RoleHeld } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { type ACampaign, aCampaign, aRosterUnit, codeOf, mutation } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

describe('a record, against those it is inconvenient to', () => {
  let harness: Harness;
  let ours: ACampaign;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  beforeEach(async () => {
    harness.clock.set('2014-03-05T08:00:00Z');
    ours = await aCampaign(harness, [
      aRosterUnit(),
      aRosterUnit({ unitType: 'bureau-organ', supervisionGroupId: null }),
    ]);
  });
  afterAll(() => harness.stop());

  const ask = (name: string, input: object, actor = ours.principal, selection = 'id') =>
    harness.graph.as<Record<string, { id: string }>>(actor, mutation(name, selection), { input });
  const fact = async (more: object, actor = ours.principal) => {
    const answer = await ask(
      'recordFact',
      {
        ...{ campaignId: ours.campaignId, unitId: ours.unitId, kind: 'study-plan' },
        ...{ happenedOn: '2014-03-04', clientKey: newId(), fields: [], ...more },
      },
      actor,
    );
    return { code: codeOf(answer as never), id: answer.data?.['recordFact']?.id ?? '' };
  };

  it.each(['appraisal', 'meeting', 'fulfil', 'counts-for'])(
    'R000.16 takes no key of the service (%s:…) from a client: what others tell would find no room',
    async (prefix) => {
      const clientKey = `${prefix}:${newId()}`;
      expect((await fact({ clientKey })).code).toBe('BAD_USER_INPUT');
      const link = { campaignId: ours.campaignId, unitId: ours.unitId, link: 'study-education' };
      const summary = await ask(
        'submitLinkSummary',
        { ...link, clientKey },
        ours.principal,
        'link',
      );
      expect(codeOf(summary as never)).toBe('BAD_USER_INPUT');
    },
  );

  it('R000.19 R000.47 is not written by oneself into another unit, unless as a talk with somebody of it', async () => {
    const [organ] = ours.units.slice(1);
    const stranger = anActor('staff', { bureauId: ours.bureauId, unitId: organ!.unitId });
    const own = { kind: 'reading', personId: stranger.personId };
    expect((await fact(own, stranger)).code).toBe('UNIT_NOT_IN_CAMPAIGN');
    const withMyself = {
      kind: 'talk',
      personId: stranger.personId,
      otherPersonId: stranger.personId,
    };
    expect((await fact(withMyself, stranger)).code).toBe('UNIT_NOT_IN_CAMPAIGN');
    const somebody = newId();
    const talk = { kind: 'talk', personId: stranger.personId, otherPersonId: somebody };
    expect((await fact(talk, stranger)).code).toBe('UNIT_NOT_IN_CAMPAIGN');
    await harness.deliver(
      RoleHeld.of({
        ...{ holdingId: newId(), bureauId: ours.bureauId, personId: somebody, role: 'staff' },
        ...{ unitId: ours.unitId, groupId: null, from: '2014-01-01', to: null, voided: false },
      }) as never,
    );
    expect((await fact(talk, stranger)).code).not.toBe('UNIT_NOT_IN_CAMPAIGN');
  });

  it('§4.1 is not retracted by the unit where others than the unit write it', async () => {
    const [organ] = ours.units.slice(1);
    const principal = anActor('unit-principal', { bureauId: ours.bureauId, unitId: organ!.unitId });
    const { id, code } = await fact({ unitId: organ!.unitId, kind: 'essay-contest' }, ours.office);
    expect([code, id]).toEqual([undefined, expect.any(String)]);
    const retract = (actor: typeof principal) =>
      ask('retractRecord', { recordId: id, reason: '不妥' }, actor);
    expect(codeOf((await retract(principal)) as never)).toBe('RECORD_NOT_FOUND');
    expect(codeOf((await retract(ours.office)) as never)).toBeUndefined();
  });

  it('R000.42 tells the remark on a confidential text to author and reviewer, to no principal and no office', async () => {
    const author = anActor('staff', { bureauId: ours.bureauId, unitId: ours.unitId });
    const { id } = await fact(
      {
        ...{ kind: 'problem-list', personId: author.personId },
        fields: [{ field: 'problems', text: '服务意识不强' }],
      },
      author,
    );
    await ask('returnRecord', { recordId: id, remark: '家属从业情况没有写' }, ours.supervision);
    const remarks = async (actor: typeof author) => {
      const answer = await harness.graph.as<{ record: { reviews: unknown[] } }>(
        actor,
        `{ record(id: "${id}") { reviews { outcome remark } } }`,
      );
      return answer.data?.record.reviews;
    };
    const told = [{ outcome: 'returned', remark: '家属从业情况没有写' }];
    const withheld = [{ outcome: 'returned', remark: null }];
    expect(await remarks(author)).toEqual(told);
    expect(await remarks(ours.supervision)).toEqual(told);
    expect(await remarks(ours.principal)).toEqual(withheld);
    expect(await remarks(ours.office)).toEqual(withheld);
  });

  it('is open about the remark on what is not confidential', async () => {
    const fields = [{ field: 'items', codes: ['plan', 'working-organ', 'speech-draft'] }];
    const { id } = await fact({ kind: 'preparation', fields });
    await ask('returnRecord', { recordId: id, remark: '补充' }, ours.supervision);
    const seen = await harness.graph.as(
      ours.office,
      `{ record(id: "${id}") { reviews { remark } } }`,
    );
    expect(seen.data).toEqual({ record: { reviews: [{ remark: '补充' }] } });
  });

  it('need 65 is kept by the database, too: the application cannot rewrite what was recorded, reviewed or read', async () => {
    const { id } = await fact({});
    const app = new Client({ connectionString: harness.database.url });
    await app.connect();
    await app.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [ours.bureauId]);
    const refusal = (sql: string) =>
      app.query(sql).then(
        ({ rowCount }) => rowCount,
        ({ code }: { code: string }) => code,
      );
    const tables = [
      'record_text',
      'record_read',
      'record_retraction',
      'record_review',
      'record_filing',
    ];
    for (const table of [...tables, 'duty_event', 'campaign_revision', 'link_step']) {
      expect([table, await refusal(`DELETE FROM ${table}`)]).toEqual([table, '42501']);
      expect([table, await refusal(`UPDATE ${table} SET bureau_id = bureau_id`)]).toEqual([
        table,
        '42501',
      ]);
    }
    expect(await refusal(`DELETE FROM campaign_record WHERE id = '${id}'`)).toBe('42501');
    expect(
      await refusal(`UPDATE campaign_record SET happened_on = '2014-03-01' WHERE id = '${id}'`),
    ).toBe('42501');
    await app.end();
  });
});
