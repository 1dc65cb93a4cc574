import type { Actor } from '@huiyin/identity';
import type { FollowUps } from '../follow-up/follow-up.queries';
import type { AppraisalEntity } from './appraisal.entity';
import type { CustodyStep } from './custody-step';

/** The end: every salient problem has a follow-up record (R002.19). */
export class CloseAppraisal {
  constructor(
    private readonly step: CustodyStep,
    private readonly followUps: FollowUps,
  ) {}

  /** @throws AppraisalNotFound, AppraisalCannot, FollowUpsUnanswered */
  execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    return this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:close', verb: 'close' },
      async ({ tx, appraisal, move }) =>
        appraisal.close(move, await this.followUps.unanswered(tx.manager, appraisalId)),
    );
  }
}
