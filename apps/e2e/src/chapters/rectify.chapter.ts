import { createHash } from 'node:crypto';
import { eventually } from '@huiyin/testing';
import type { Data } from '../graph-client';
import { operations as does } from '../operations';
import { type Story, today, year } from '../story';

const evidence = (text: string) => ({
  sha256: createHash('sha256').update(text).digest('hex'),
  fileName: '整改前后对比.pdf',
  mediaType: 'application/pdf',
});

/** From a weak dimension and an opinion to struck off, answered, disagreed with, and fixed again. */
export function rectifiesAndAnswers(story: Story): void {
  it('turns the weak dimension, and only it, into a problem by event', async () => {
    const problem = await eventually(async () => {
      const { problems } = await story.graph.as('office', does.problems, {
        campaign: story.campaign,
      });
      expect(problems).toHaveLength(1);
      return problems[0] as Data;
    });
    expect(problem['sources']).toEqual([
      {
        kind: 'APPRAISAL_DIMENSION',
        dimension: 'work-style',
        favourableShare: 0.4,
        appraisal: { id: story.appraisal },
        opinion: null,
      },
    ]);
  });

  it('R000.35 keeps an anonymous opinion verbatim, and accepts it into the register', async () => {
    const text = '门诊缴费要排两次队，能不能合成一次？';
    const { submitOpinion } = await story.graph.anonymously(does.submitOpinion, {
      input: { campaignId: story.campaign, unitId: story.hospital['id'], text },
    });
    story.pickupCode = submitOpinion.pickupCode;
    const { opinions } = await story.graph.as('office', does.opinions, {
      campaign: story.campaign,
    });
    expect(opinions).toMatchObject([{ text, state: 'RECEIVED' }]);
    const opinionId = opinions[0].id as string;
    await story.graph.as('office', does.classifyOpinion, {
      input: { opinionId, category: 'WORK_LEVEL' },
    });
    await story.graph.as('office', does.acceptOpinion, { input: { opinionId } });
    await eventually(async () => {
      const { problems } = await story.graph.as('office', does.problems, {
        campaign: story.campaign,
      });
      expect(problems).toHaveLength(2);
    });
  });

  const rectify = async (ledgerItemId: string, round: string): Promise<void> => {
    await story.graph.as('contact', does.reportMeasure, {
      input: { ledgerItemId, text: `第${round}轮措施：合并缴费窗口` },
    });
    await story.graph.as('liaison', does.oversee, {
      input: { ledgerItemId, text: `已到现场查看（${round}）` },
    });
    await story.graph.as('contact', does.reportCompletion, {
      input: { ledgerItemId, summary: `完成（${round}）`, evidence: [evidence(round)] },
    });
    const own = await story.graph.tryAs('contact', does.verifyCompletion, {
      input: { ledgerItemId },
    });
    expect(own.errors[0]?.extensions.code).toBe('FORBIDDEN');
    await story.graph.as('supervision-leader', does.verifyCompletion, { input: { ledgerItemId } });
  };

  it('R001.44–46 rectifies: undertaken, overseen, reported by the unit, verified by the group, struck off by the office', async () => {
    const { problems } = await story.graph.as('office', does.problems, {
      campaign: story.campaign,
    });
    const { people } = await story.graph.as(
      'office',
      `query ($u: ID!) { people(unitId: $u) { id name } }`,
      { u: story.hospital['id'] },
    );
    const responsiblePersonId = people.find(({ name }: Data) => name === '甲院长').id as string;
    for (const { id, sources } of problems as Data[]) {
      await story.graph.as('office', does.confirmProblem, { input: { problemId: id } });
      const { registerLedgerItem } = await story.graph.as('contact', does.registerLedgerItem, {
        input: {
          problemId: id,
          kind: 'CONCRETE_PROBLEM',
          content: '改进作风与流程',
          target: '群众满意',
          dueOn: `${year + 1}-06-30`,
          responsiblePersonId,
        },
      });
      const ledgerItemId = registerLedgerItem.id as string;
      const kind = sources[0].kind === 'OPINION' ? 'opinion' : 'appraisal';
      story.items[kind] = ledgerItemId;
      await story.graph.as('office', does.undertake, { input: { ledgerItemId } });
      await rectify(ledgerItemId, '一');
      const strike =
        kind === 'appraisal' ? { ledgerItemId, remeasureDueOn: today } : { ledgerItemId };
      const { strikeOffLedgerItem } = await story.graph.as('office', does.strikeOff, {
        input: strike,
      });
      expect(strikeOffLedgerItem.state).toBe('STRUCK_OFF');
      if (kind === 'appraisal')
        expect(strikeOffLedgerItem.remeasurements).toMatchObject([{ state: 'PLANNED' }]);
      await story.graph.as('office', does.giveFeedback, {
        input: { ledgerItemId, text: '已合并为一次缴费。' },
      });
    }
  });

  it('R001.50 lets the sender read the answer with the code, disagree, and the item reopens', async () => {
    const receipt = await eventually(async () => {
      const { opinionReceipt } = await story.graph.anonymously(does.receipt, {
        code: story.pickupCode.toLowerCase(),
      });
      expect(opinionReceipt.answers).toHaveLength(1);
      return opinionReceipt as Data;
    });
    expect(receipt).toMatchObject({
      state: 'ANSWERED',
      answers: [{ text: '已合并为一次缴费。', response: null }],
    });
    const respond = {
      input: { pickupCode: story.pickupCode, satisfied: false, remark: '周末还是要排两次。' },
    };
    expect((await story.graph.anonymously(does.respond, respond)).respondToAnswer.state).toBe(
      'REOPENED',
    );
    const { ledgerItem } = await story.graph.as('contact', does.ledgerItem, {
      id: story.items.opinion,
    });
    expect(ledgerItem).toMatchObject({ state: 'REOPENED', rebounds: 1 });
  });

  it('is fixed again and answered to the sender’s content', async () => {
    const ledgerItemId = story.items.opinion;
    await story.graph.as('office', does.undertake, { input: { ledgerItemId } });
    await rectify(ledgerItemId, '二');
    await story.graph.as('office', does.strikeOff, { input: { ledgerItemId } });
    await story.graph.as('office', does.giveFeedback, {
      input: { ledgerItemId, text: '周末也已合并。' },
    });
    const { respondToAnswer } = await story.graph.anonymously(does.respond, {
      input: { pickupCode: story.pickupCode, satisfied: true },
    });
    expect(respondToAnswer.state).toBe('ANSWERED');
  });
}
