import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { AppraisalEntity } from './appraisal.entity';
import { custodian } from './supervised-appraisal.rules';
import {
  RuleNotWaivable,
  WaiverChanged,
  WaiverNeedsAnother,
  WaiverNotAsked,
} from './waiver.errors';
import { waiverHash } from './waiver.queries';
import type { WaivableRule } from './waiver.rules';
import { strengthOf } from './waiver.rules';

/** A SOFT rule is waived with a reason, by somebody else than who asks (R002.17, need 5). */
export class WaiveRule {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Asked again: the newer reason stands, an approval is void. @throws AppraisalNotFound, CustodyOfOwnUnit, RuleNotWaivable */
  ask(
    actor: Actor,
    appraisalId: string,
    rule: WaivableRule,
    reason: string,
  ): Promise<AppraisalEntity> {
    return this.unitOfWork.run(actor, async ({ lock, manager }) => {
      const found = await lock(AppraisalEntity, appraisalId);
      const appraisal = custodian(found, actor, 'appraisal:create', appraisalId);
      appraisal.assertMay('issue-forms');
      const strength = strengthOf(appraisal.form, rule);
      if (strength !== 'SOFT') throw new RuleNotWaivable(rule, strength);
      await manager.query(
        `INSERT INTO appraisal_waiver (appraisal_id, rule, bureau_id, reason, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT appraisal_waiver_pk DO UPDATE SET reason = EXCLUDED.reason, asked_by = EXCLUDED.asked_by,
           asked_at = EXCLUDED.asked_at, approved_by = NULL, approved_at = NULL`,
        [appraisalId, rule, appraisal.bureauId, reason, actor.personId, this.clock.now()],
      );
      return appraisal;
    });
  }

  /**
   * Over what was read, as a tally is signed over its hash. Twice is as good as once.
   * @throws AppraisalNotFound, CustodyOfOwnUnit, WaiverNotAsked, WaiverNeedsAnother, WaiverChanged
   */
  approve(
    actor: Actor,
    appraisalId: string,
    rule: WaivableRule,
    over: string,
  ): Promise<AppraisalEntity> {
    return this.unitOfWork.run(actor, async ({ lock, manager }) => {
      const found = await lock(AppraisalEntity, appraisalId);
      const appraisal = custodian(found, actor, 'appraisal:waive', appraisalId);
      const [asked] = await manager.query<{ askedBy: string; hash: string }[]>(
        `SELECT w.asked_by AS "askedBy", ${waiverHash} AS hash FROM appraisal_waiver w WHERE w.appraisal_id = $1 AND w.rule = $2`,
        [appraisalId, rule],
      );
      if (!asked) throw new WaiverNotAsked(rule);
      if (asked.askedBy === actor.personId) throw new WaiverNeedsAnother();
      if (asked.hash !== over) throw new WaiverChanged();
      await manager.query(
        `UPDATE appraisal_waiver SET approved_by = $3, approved_at = $4
         WHERE appraisal_id = $1 AND rule = $2 AND approved_by IS NULL`,
        [appraisalId, rule, actor.personId, this.clock.now()],
      );
      return appraisal;
    });
  }
}
