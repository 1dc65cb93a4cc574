import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { AppraisalEntity } from '../appraisal/appraisal.entity';
import { custodian } from '../appraisal/supervised-appraisal.rules';

/** The campaign office, nobody of the unit, says that an appraisal cannot go on, and why. Nothing is destroyed by it. */
export class AskAppraisalAnnulment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Twice is as good as once; another reason stands in place of the first.
   * @throws AppraisalNotFound, CustodyOfOwnUnit, AppraisalCannot
   */
  execute(actor: Actor, appraisalId: string, reason: string): Promise<AppraisalEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await tx.lock(AppraisalEntity, appraisalId);
      const appraisal = custodian(found, actor, 'appraisal:ask-annulment', appraisalId);
      const at = this.clock.now().toISOString();
      appraisal.askAnnulment({ verb: 'ask-annulment', by: actor.personId ?? '', at }, reason);
      return tx.save(appraisal);
    });
  }
}
