import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from './appraisal.entity';
import type { CustodyStep } from './custody-step';

/** Two different people of the supervision group sign the tally, bound to its hash (need 14; R002.18). */
export class SignTally {
  constructor(private readonly step: CustodyStep) {}

  /** @throws AppraisalNotFound, AppraisalCannot, TallySignedOver, TallySignedAlready */
  execute(actor: Actor, appraisalId: string, tallyHash: string): Promise<AppraisalEntity> {
    return this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:custody', verb: 'sign-tally' },
      ({ appraisal, move }) => appraisal.signTally(move, tallyHash),
    );
  }
}
