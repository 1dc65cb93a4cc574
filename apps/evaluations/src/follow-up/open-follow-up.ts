import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from '../appraisal/appraisal.entity';
import type { CustodyStep } from '../appraisal/custody-step';
import { basisPoints } from '../form/form-words.rules';
import type { AppraisalResults } from '../result/result.queries';
import type { FollowUps } from './follow-up.queries';
import { salientProblems } from './salient.rules';

/** The salient problems of what may be shown become follow-ups, each to be answered by a record (R002.19). */
export class OpenFollowUp {
  constructor(
    private readonly step: CustodyStep,
    private readonly results: AppraisalResults,
    private readonly followUps: FollowUps,
  ) {}

  /** @throws AppraisalNotFound, AppraisalCannot */
  execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    return this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:follow-up', verb: 'open-follow-up' },
      async ({ tx, appraisal, move }) => {
        appraisal.openFollowUp(move);
        const totals = await this.results.publishedTotals(tx.manager, appraisalId);
        const { weakBelow, form } = appraisal;
        const rules = { weakBelow, salientFromBp: basisPoints(form.salientFrom) };
        await this.followUps.open(tx.manager, appraisal, salientProblems(totals, rules));
      },
    );
  }
}
