import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from '../appraisal/appraisal.entity';
import type { CustodyStep } from '../appraisal/custody-step';
import { assertStep } from '../paper/paper-appraisal';
import { PaperClerkNotFound } from './paper-entry.errors';
import type { PaperEntries } from './paper-entries.queries';

export interface ClerkReplaced {
  readonly appraisalId: string;
  readonly personId: string;
  readonly reason: string;
}

/**
 * A clerk who cannot go on (ill, left the group) gives the seat up: what they entered is discarded, whoever of the group enters next takes
 * the seat and reads every form anew. Who was replaced sits at no desk of this appraisal again, so that no person reads a form twice.
 */
export class ReplacePaperClerk {
  constructor(
    private readonly step: CustodyStep,
    private readonly entries: PaperEntries,
  ) {}

  /**
   * Twice is as good as once: the next clerk keeps the seat. What was said about differences goes, too: they are others now.
   * @throws AppraisalNotFound, CustodyOfOwnUnit, PaperStepRefused, PaperClerkNotFound
   */
  execute(
    actor: Actor,
    { appraisalId, personId, reason }: ClerkReplaced,
  ): Promise<AppraisalEntity> {
    return this.step.execute(
      actor,
      { appraisalId, permission: 'paper:replace-clerk', verb: 'replace-clerk' },
      async ({ tx, appraisal, move }) => {
        if (await this.entries.wasReplaced(tx.manager, appraisalId, personId)) return;
        assertStep('replace', appraisal);
        const clerks = await this.entries.clerks(tx.manager, appraisalId);
        const clerk = clerks.find((one) => one.personId === personId);
        if (!clerk) throw new PaperClerkNotFound();
        await this.entries.vacate(tx.manager, appraisalId, clerk, { by: move.by, reason });
        appraisal.noteClerkReplaced({ ...move, reason });
      },
    );
  }
}
