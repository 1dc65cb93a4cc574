import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from '../appraisal/appraisal.entity';
import { AppraisalState } from '../appraisal/appraisal-states.rules';
import type { CustodyStep } from '../appraisal/custody-step';
import type { DestroyBallotSecrets } from '../appraisal/destroy-ballot-secrets';
import type { PaperDoor } from '../appraisal/paper-door';
import type { BallotBoxDoor } from '../handover/ballot-box-door';

/**
 * The end of an appraisal that cannot go on: a lost share, lost forms, a box that cannot be read. No sheet is opened: keys, sheets,
 * control numbers and entries are destroyed, and its meeting may have another appraisal. On the board the opening line stays alone.
 */
export class AnnulAppraisal {
  constructor(
    private readonly step: CustodyStep,
    private readonly rooms: { box: BallotBoxDoor; paper: PaperDoor },
    private readonly secrets: DestroyBallotSecrets,
  ) {}

  /**
   * Twice is as good as once; one that was interrupted is taken up again.
   * @throws AppraisalNotFound, CustodyOfOwnUnit, AppraisalCannot from TALLIED on, AnnulmentNotAsked, AnnulmentNeedsAnother
   */
  async execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    const annulled = await this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:annul', verb: 'annul' },
      async ({ tx, appraisal, move }) => {
        if (appraisal.state === AppraisalState.ANNULLED) return;
        appraisal.annul(move);
        await tx.save(appraisal);
        await this.rooms.paper.destroy(tx.manager, appraisalId);
        // Last, because it stays when the commit fails: then the box takes nothing more, and asking again ends the rest.
        await this.rooms.box.annul(appraisalId);
      },
    );
    await this.secrets.execute(appraisalId);
    return annulled;
  }
}
