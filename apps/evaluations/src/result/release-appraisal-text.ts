import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { AppraisalEntity } from '../appraisal/appraisal.entity';
import { AppraisalNotFound } from '../appraisal/appraisal.errors';
import { custodian } from '../appraisal/supervised-appraisal.rules';
import { AppraisalTextNotFound, AppraisalTextReleased } from './text.errors';
import type { AppraisalTexts } from './text.queries';

/** Names and hints at the writer are taken out by the supervision group; the voter's words stay with it (need 16). */
export class ReleaseAppraisalText {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly texts: AppraisalTexts,
  ) {}

  /** The same wording twice is once. @throws AppraisalTextNotFound, AppraisalTextReleased */
  execute(actor: Actor, textId: string, wording: string): Promise<void> {
    return this.unitOfWork.run(actor, async ({ lock, manager }) => {
      const known = await this.texts.find(manager, textId);
      if (!known) throw new AppraisalTextNotFound(textId);
      const appraisal = await lock(AppraisalEntity, known.appraisalId);
      assertCustodian(appraisal, actor, textId);
      // Asked again under the lock: another release may have come between.
      const kept = await this.texts.find(manager, textId);
      if (kept?.releasedWording != null && kept.releasedWording !== wording)
        throw new AppraisalTextReleased();
      await this.texts.release(manager, textId, wording, actor.personId ?? '');
    });
  }
}

/** Not the actor's appraisal: then neither is there such a text. */
function assertCustodian(appraisal: AppraisalEntity | null, actor: Actor, textId: string): void {
  try {
    custodian(appraisal, actor, 'appraisal:custody', textId);
  } catch (error) {
    if (error instanceof AppraisalNotFound) throw new AppraisalTextNotFound(textId);
    throw error;
  }
}
