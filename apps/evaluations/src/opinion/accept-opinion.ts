import { OpinionAccepted } from '@huiyin/contracts';
import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { OpinionEntity } from './opinion.entity';
import { OpinionNotFound } from './opinion.errors';

/** The opinion calls for rectification. The text stays here; the hash lets its sender, and nobody else, read the answer. */
export class AcceptOpinion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Once, however many ask. @throws OpinionNotFound, OpinionCannot, OpinionIsRestricted */
  execute(actor: Actor, opinionId: string): Promise<OpinionEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const opinion = await tx.lock(OpinionEntity, opinionId);
      if (!opinion || !actor.coversUnit('opinion:accept', opinion.unitId))
        throw new OpinionNotFound(opinionId);
      const category = opinion.accept();
      const { campaignId, bureauId, unitId, answerKeyHash } = opinion;
      tx.emit(
        OpinionAccepted.of({ opinionId, campaignId, bureauId, unitId, category, answerKeyHash }),
      );
      return tx.save(opinion);
    });
  }
}
