import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { OpinionEntity } from './opinion.entity';
import { OpinionNotFound } from './opinion.errors';
import type { OpinionCategory } from './opinion.rules';

/** Into exactly one of five categories (R000.34); the words stay as they are (R000.35). */
export class ClassifyOpinion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws OpinionNotFound, OpinionCannot */
  execute(actor: Actor, opinionId: string, category: OpinionCategory): Promise<OpinionEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const opinion = await tx.lock(OpinionEntity, opinionId);
      if (!opinion || !actor.coversUnit('opinion:classify', opinion.unitId))
        throw new OpinionNotFound(opinionId);
      opinion.classify(category);
      return tx.save(opinion);
    });
  }
}
