import { OpinionAccepted } from '@huiyin/contracts';
import type { Reaction } from '@huiyin/events';
import { AnswerKeyBureauEntity } from '../public-answer/answer-key-bureau.entity';
import { raiseProblem } from './raise-problem';

type Payload = Parameters<typeof OpinionAccepted.of>[0];

/** An accepted opinion becomes a problem, and its sender's key is remembered by its hash. */
export class RaiseProblemWhenOpinionAccepted implements Reaction<Payload> {
  readonly name = 'raise-problem-when-opinion-accepted';
  readonly on = OpinionAccepted;

  react: Reaction<Payload>['react'] = async (tx, { payload, time: foundAt }) => {
    const { bureauId, campaignId, unitId, opinionId, category, answerKeyHash } = payload;
    const finding = { bureauId, campaignId, unitId, foundAt };
    const edge = { kind: 'opinion', opinionId, category, answerKeyHash } as const;
    if (!(await raiseProblem(tx, finding, edge))) return;
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(AnswerKeyBureauEntity)
      .values({ answerKeyHash, bureauId })
      .orIgnore()
      .execute();
  };
}
