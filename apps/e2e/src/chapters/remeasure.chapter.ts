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
import { cast, sheetOf, takeTicket } from '../voter';

/** The same question again, the whole loop in one query, and what nobody else may see. */
export function measuresAgainAndEnds(story: Story): void {
  it('asks the same question of the same people again, and records that it got better', async () => {
    const again = await openTheAppraisal(story, {
      campaignId: story.campaign,
      unitId: story.hospital['id'],
      title: '领导班子民主评议（回访）',
      remeasuresAppraisalId: story.appraisal,
    });
    for (const login of voters.slice(0, 40)) {
      const ticket = await takeTicket(story.graph, login, again);
      const poor = login < 'voter-009';
      await cast(
        story.graph,
        again,
        ticket,
        sheetOf(again, { 'work-style': poor ? 'fair' : 'good', service: poor ? 'fair' : 'good' }),
      );
    }
    await publishTheAppraisal(story, await countTheAppraisal(story, again.appraisalId));
    await eventually(async () => {
      const { ledgerItem } = await story.graph.as('office', does.ledgerItem, {
        id: story.items.appraisal,
      });
      expect(ledgerItem.remeasurements).toMatchObject([
        { state: 'RECORDED', before: 0.4, after: 0.8, improved: true },
      ]);
    });
  }, 120_000);

  it('walks the whole loop in one query across all four services', async () => {
    const { unit } = await story.graph.as('office', does.wholeLoop, {
      unit: story.hospital['id'],
      campaign: story.campaign,
    });
    expect(unit).toMatchObject({ name: '市人民医院', supervisionGroup: { number: 1 } });
    expect(unit.appraisals).toHaveLength(2);
    const item = unit.problems
      .flatMap(({ ledgerItems }: Data) => ledgerItems as Data[])
      .find(({ remeasurements }: Data) => remeasurements.length > 0);
    expect(item.remeasurements[0]).toMatchObject({
      improved: true,
      measuredBy: { title: '领导班子民主评议（回访）' },
    });
    await eventually(async () => {
      const { unit: later } = await story.graph.as('office', does.wholeLoop, {
        unit: story.hospital['id'],
        campaign: story.campaign,
      });
      expect(later.duties.find(({ key }: Data) => key === 'democratic-appraisal')).toMatchObject({
        state: 'FULFILLED',
      });
    });
  });

  it('tells the outsider of another unit nothing of all this', async () => {
    const { data } = await story.graph.tryAs('head', does.wholeLoop, {
      unit: story.hospital['id'],
      campaign: story.campaign,
    });
    expect(data?.['unit'] ?? null).toBeNull();
    const { data: item } = await story.graph.tryAs('head', does.ledgerItem, {
      id: story.items.appraisal,
    });
    expect(item?.['ledgerItem'] ?? null).toBeNull();
  });

  it('leaves no name, phone or free text in any log', () => {
    const logs = ['gateway', 'organization', 'campaigns', 'evaluations', 'rectification']
      .map((name) => story.copy.logOf(name))
      .join('');
    expect(logs.length).toBeGreaterThan(0);
    expect(logs).not.toMatch(/1380001|赵甲甲|职工\d|排两次|合并缴费/);
    expect(logs).not.toContain(story.pickupCode);
  });

  it('ends with exit code 0 when asked to', async () => {
    expect(await story.copy.stop()).toBe(0);
  });
}
