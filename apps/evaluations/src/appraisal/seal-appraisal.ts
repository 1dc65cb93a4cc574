import type { Actor } from '@huiyin/identity';
import type { BallotBoxDoor } from '../handover/ballot-box-door';
import type { AppraisalEntity } from './appraisal.entity';
import type { CustodyStep } from './custody-step';

/** The box is closed on the spot (R002.18): what was acknowledged is in it, what comes later is refused. */
export class SealAppraisal {
  constructor(
    private readonly step: CustodyStep,
    private readonly box: BallotBoxDoor,
  ) {}

  /** Seals once, however many ask. @throws AppraisalNotFound, AppraisalCannot */
  execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    return this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:custody', verb: 'seal' },
      async ({ tx, appraisal, move }) => {
        // First: from here no ticket is issued and no ballot taken, and both are told by the same commit.
        appraisal.seal(move);
        await tx.save(appraisal);
        await this.box.seal(tx.manager, appraisalId);
      },
    );
  }
}
