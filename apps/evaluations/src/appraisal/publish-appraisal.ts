import { AppraisalPublished } from '@huiyin/contracts';
import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { BoardQueries } from '../board/board.queries';
import { AppraisalEntity } from './appraisal.entity';
import { isWeak } from './appraisal.rules';
import type { AppraisalResults } from './result.queries';
import { mine } from './supervised-appraisal.rules';

/**
 * The campaign office lets the results out, and the board shows its tally. The event carries published totals; withheld
 * cells are absent from it.
 */
export class PublishAppraisal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly results: AppraisalResults,
    private readonly board: BoardQueries,
  ) {}

  /** @throws AppraisalNotFound, AppraisalCannot */
  execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = mine(
        await tx.lock(AppraisalEntity, appraisalId),
        actor,
        'appraisal:publish',
        appraisalId,
      );
      appraisal.publish();
      await this.board.publish(tx.manager, appraisalId);
      const { campaignId, bureauId, unitId, remeasuresAppraisalId, weakBelow } = appraisal;
      const totals = await this.results.publishedTotals(tx.manager, appraisalId);
      tx.emit(
        AppraisalPublished.of({
          ...{ appraisalId, campaignId, bureauId, unitId, remeasuresAppraisalId },
          results: totals.map(({ targetId, targetKind, dimension, n, favourable }) => ({
            ...{ targetId, targetKind, dimension, n },
            favourableShare: favourable / n,
            weak: isWeak({ favourable, n }, weakBelow),
          })),
        }),
      );
      return tx.save(appraisal);
    });
  }
}
