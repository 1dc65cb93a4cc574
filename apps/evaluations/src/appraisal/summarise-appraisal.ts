import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from './appraisal.entity';
import type { CustodyStep } from './custody-step';

/** The supervision group, not the unit, sums up (R000.16, R002.18), once the tally is signed. */
export class SummariseAppraisal {
  constructor(private readonly step: CustodyStep) {}

  /** @throws AppraisalNotFound, AppraisalCannot, TallyNotSigned */
  execute(actor: Actor, appraisalId: string, summary: string): Promise<AppraisalEntity> {
    return this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:custody', verb: 'summarise' },
      ({ appraisal, move }) => appraisal.summarise(move, summary),
    );
  }
}
