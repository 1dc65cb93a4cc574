import type { Ticket } from '@huiyin/ballot-client';
import { verifyBoardFile } from '@huiyin/ballot';
import { eventually } from '@huiyin/testing';
import type { Data } from '../graph-client';
import { operations as does } from '../operations';
import {
  countTheAppraisal,
  openTheAppraisal,
  publishTheAppraisal,
  type Story,
  voters,
} from '../story';
import { cast, castCarrying, isCounted, sheetOf, takeTicket } from '../voter';

/** Sixty people vote in secret; the double voter, the outsider, the curious office and a crash are there, too. */
export function appraisesInSecret(story: Story): void {
  it('R000.16 opens the appraisal for those who attended; each takes one ticket', async () => {
    story.opened = await openTheAppraisal(story, {
      campaignId: story.campaign,
      unitId: story.hospital['id'],
      meetingId: story.meeting,
      title: '领导班子民主评议',
      targets: [{ kind: 'LEADING_BODY', label: '院领导班子' }],
      form: { key: 'leading-body' },
      weakBelow: 0.6,
    });
    story.appraisal = story.opened.appraisalId;
    expect(story.opened.ticketClasses).toMatchObject([{ eligible: 60 }]);
    story.tickets = [];
    for (const login of voters)
      story.tickets.push(await takeTicket(story.graph, login, story.opened));
  }, 120_000);

  it('gives the double voter no second ticket, and the outsider none', async () => {
    await expect(takeTicket(story.graph, 'voter-001', story.opened)).rejects.toThrow(
      'TICKET_ALREADY_ISSUED',
    );
    await expect(takeTicket(story.graph, 'office', story.opened)).rejects.toThrow(
      /NOT_ON_VOTER_LIST|FORBIDDEN|NOT_FOUND/,
    );
    const stranger = await story.graph.tryAs('frontend', does.wholeLoop, {
      unit: story.hospital['id'],
      campaign: story.campaign,
    });
    expect(stranger.data?.['unit'] ?? null).toBeNull();
  });

  it('takes sixty ballots from nobody in particular, and the same ticket twice as one', async () => {
    for (const [at, ticket] of story.tickets.entries()) {
      const grades = {
        'work-style': at < 24 ? 'good' : at < 40 ? 'fair' : 'poor',
        service: at < 50 ? 'excellent' : 'fair',
      };
      await cast(story.graph, story.opened, ticket, sheetOf(story.opened, grades));
    }
    const [mine] = story.tickets as [Ticket];
    const same = sheetOf(story.opened, { 'work-style': 'good', service: 'excellent' });
    await cast(story.graph, story.opened, mine, same);
    expect(await isCounted(story.graph, story.opened, mine)).toBe(true);
  }, 120_000);

  it('refuses a ballot that carries who cast it', async () => {
    const bearer = { authorization: `Bearer ${await story.graph.token('voter-001')}` };
    const refused = await castCarrying(
      bearer,
      story.graph,
      story.opened,
      story.tickets[0] as Ticket,
      sheetOf(story.opened, { 'work-style': 'good', service: 'good' }),
    );
    expect(refused.errors[0]?.extensions.code).toBe('ANONYMOUS_REQUEST_CARRIES_IDENTITY');
  });

  it('shows interim results to nobody, the office and the supervision group included', async () => {
    for (const login of ['office', 'supervision-leader', 'principal', 'city']) {
      const { data, errors } = await story.graph.tryAs(login, does.results, {
        id: story.appraisal,
      });
      expect([login, data?.['appraisalResults'] ?? null, errors.length > 0]).toEqual([
        login,
        null,
        true,
      ]);
    }
    const metrics = await fetch(
      `http://127.0.0.1:${story.copy.run.processes['evaluations']?.port}/metrics`,
    ).then((r) => r.text());
    expect(metrics).not.toMatch(/ballot|sheet|tally/i);
  });

  it('survives a service killed in the middle: the rest answers, the missing part is a typed error, then all is back', async () => {
    story.copy.kill('evaluations');
    const { data, errors } = await story.graph.tryAs('office', does.wholeLoop, {
      unit: story.hospital['id'],
      campaign: story.campaign,
    });
    if (errors.length > 0) {
      expect(data?.['unit']).toMatchObject({ name: '市人民医院', appraisals: null });
      expect(data?.['unit'].duties.length).toBeGreaterThan(0);
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
        new Set(['SUBGRAPH_UNAVAILABLE']),
      );
    }
    await eventually(
      async () =>
        expect(await isCounted(story.graph, story.opened, story.tickets[7] as Ticket)).toBe(true),
      30_000,
    );
    // The box answers without evaluations; the rest of the evening needs both.
    await eventually(async () => {
      const board = await story.graph.tryAs('office', does.board, { id: story.appraisal });
      expect(board.errors).toEqual([]);
    }, 30_000);
  }, 60_000);

  it('seals, counts, signs and publishes what may be published, and who voted recounts it from the board alone', async () => {
    const counted = await countTheAppraisal(story, story.appraisal);
    expect(counted['turnout']).toEqual([{ eligible: 60, issued: 60, cast: 60, counted: 60 }]);
    await publishTheAppraisal(story, counted);
    const { appraisalResults } = await story.graph.as('principal', does.results, {
      id: story.appraisal,
    });
    const style = appraisalResults.find(
      ({ dimension, scope }: Data) => dimension === 'work-style' && scope === 'all',
    );
    expect(style).toMatchObject({
      n: 60,
      favourableShare: 0.4,
      weak: true,
      withheld: null,
      threshold: 5,
    });
    const { appraisalBoard } = await story.graph.as('voter-001', does.board, {
      id: story.appraisal,
    });
    expect(verifyBoardFile(String(appraisalBoard))).toMatchObject({ ok: true });
    expect(verifyBoardFile(String(appraisalBoard).replace('"poor":20', '"poor":19'))).toMatchObject(
      { ok: false },
    );
  });
}
