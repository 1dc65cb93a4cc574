import { AppraisalPublished } from '@huiyin/contracts';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { BoardQueries } from '../board/board.queries';
import type { AppraisalResults } from '../result/result.queries';
import { AppraisalEntity } from './appraisal.entity';
import { isWeak, PublicationScope } from './appraisal.rules';
import { mine } from './supervised-appraisal.rules';

/**
 * The campaign office lets the results out to a scope, at most that of the form (R003.161–163). The event carries published totals;
 * withheld cells and routed results are absent from it.
 */
export class PublishAppraisal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: { results: AppraisalResults; board: BoardQueries },
    private readonly clock: Clock,
  ) {}

  /** Once; again only to let more people read. @throws AppraisalNotFound, AppraisalCannot, AppraisalNotWider */
  execute(
    actor: Actor,
    appraisalId: string,
    scope: PublicationScope | null = null,
  ): Promise<AppraisalEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await tx.lock(AppraisalEntity, appraisalId);
      const appraisal = mine(found, actor, 'appraisal:publish', appraisalId);
      const at = this.clock.now().toISOString();
      const move = { verb: 'publish', by: actor.personId ?? '', at } as const;
      const to = scope ?? appraisal.form.publication.scope;
      if (appraisal.publish(move, to)) await this.announce(tx, appraisal);
      // A narrower scope reads the closing line by its rows (`readsResults`); everybody does by this mark alone.
      if (to === PublicationScope.PUBLIC) await this.rooms.board.publish(tx.manager, appraisalId);
      return tx.save(appraisal);
    });
  }

  private async announce(tx: Tx, appraisal: AppraisalEntity): Promise<void> {
    const { id: appraisalId, campaignId, bureauId, unitId, weakBelow } = appraisal;
    const totals = await this.rooms.results.publishedTotals(tx.manager, appraisalId);
    tx.emit(
      AppraisalPublished.of({
        ...{ appraisalId, campaignId, bureauId, unitId },
        remeasuresAppraisalId: appraisal.remeasuresAppraisalId,
        valid: appraisal.isValid === true,
        results: totals.map(({ favourable, ...cell }) => ({
          ...cell,
          favourableShare: favourable / cell.n,
          weak: isWeak({ favourable, n: cell.n }, weakBelow),
        })),
      }),
    );
  }
}
