import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from './appraisal.entity';
import type { CustodyStep } from './custody-step';

/** To the campaign office its form names: the unit's or the bureau's (R003.161–163). */
export class ReportAppraisal {
  constructor(private readonly step: CustodyStep) {}

  /** @throws AppraisalNotFound, AppraisalCannot */
  execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    return this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:custody', verb: 'report' },
      ({ appraisal, move }) => appraisal.report(move),
    );
  }
}
