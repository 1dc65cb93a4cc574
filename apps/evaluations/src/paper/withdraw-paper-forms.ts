import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { assertBeforeOpening, heldBy } from './paper-appraisal';
import type { PaperForms } from './paper-forms.queries';

/** Takes a batch back: its control numbers count no more. For wrong numbers, or names that had to be corrected. */
export class WithdrawPaperForms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly papers: PaperForms,
  ) {}

  /** Twice is as good as once: true when it was there. @throws AppraisalNotFound, CustodyOfOwnUnit, PaperFormsFixed */
  execute(
    actor: Actor,
    { appraisalId, batchId }: { appraisalId: string; batchId: string },
  ): Promise<boolean> {
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = await heldBy(tx, actor, 'paper:prepare', appraisalId);
      const batch = await this.papers.byId(tx.manager, batchId);
      if (batch?.appraisalId !== appraisalId) return false;
      assertBeforeOpening(appraisal);
      await this.papers.remove(tx.manager, batchId);
      return true;
    });
  }
}
