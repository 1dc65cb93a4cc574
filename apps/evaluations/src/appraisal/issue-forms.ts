import type { Tx } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from './appraisal.entity';
import type { AppraisalKeys } from './appraisal-keys';
import {
  AppraisalIncomplete,
  FormsIssuedBeforeCreated,
  FormsIssuedEarlierNeedsReason,
  FormsIssuedInTheFuture,
  FormsNotInTime,
  SeparatePlaceMissing,
} from './appraisal.errors';
import type { CustodyStep } from './custody-step';
import { isIssuedInTime } from './issue-ahead.rules';

export interface FormsIssued {
  readonly appraisalId: string;
  /** When they were handed out; left out: now. */
  readonly issuedAt: Date | null;
  /** Why it is recorded after the fact. */
  readonly reason: string | null;
  readonly separatePlace: boolean;
}

/** The forms are handed out, half a day ahead of the meeting where the form of the appraisal says so (R002.17). */
export class IssueForms {
  constructor(
    private readonly step: CustodyStep,
    private readonly keys: AppraisalKeys,
  ) {}

  /**
   * @throws AppraisalNotFound, AppraisalCannot, FormsNotInTime, SeparatePlaceMissing, FormsIssuedInTheFuture,
   *   FormsIssuedBeforeCreated, FormsIssuedEarlierNeedsReason
   */
  async execute(
    actor: Actor,
    { appraisalId, issuedAt, reason, separatePlace }: FormsIssued,
  ): Promise<AppraisalEntity> {
    const issued = await this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:open', verb: 'issue-forms' },
      async ({ tx, appraisal, move, now }) => {
        appraisal.assertMay('issue-forms');
        const when = issuedAt ?? now;
        assertTime(appraisal, { when, now, reason });
        await assertRules(tx, appraisal, when, separatePlace);
        appraisal.issueForms(reason ? { ...move, reason } : move, when);
      },
    );
    this.keys.start(issued);
    return issued;
  }
}

/** Said after the fact, a time is only as good as its reason; and what did not exist was not handed out. */
function assertTime(
  { history }: AppraisalEntity,
  { when, now, reason }: { when: Date; now: Date; reason: string | null },
): void {
  if (when > now) throw new FormsIssuedInTheFuture();
  // Appraisals of before this line was kept have none.
  const created = history.find(({ verb }) => verb === 'create');
  if (created && when < new Date(created.at)) throw new FormsIssuedBeforeCreated(created.at);
  if (when < now && !reason) throw new FormsIssuedEarlierNeedsReason();
}

async function assertRules(
  tx: Tx,
  { id, form: { issue, timeZone }, meetingStartsAt }: AppraisalEntity,
  issuedAt: Date,
  separatePlace: boolean,
): Promise<void> {
  if (!issue) return;
  const waived = await approvedWaivers(tx, id);
  if (issue.strength !== 'ADVICE' && !meetingStartsAt)
    throw new AppraisalIncomplete('meetingStartsAt');
  const inTime =
    meetingStartsAt === null || isIssuedInTime(issue, timeZone, { issuedAt, meetingStartsAt });
  if (blocks(issue.strength, inTime, waived.has('forms-ahead')))
    throw new FormsNotInTime(issue.strength, issue.ahead);
  if (blocks(issue.separatePlace, separatePlace, waived.has('separate-place')))
    throw new SeparatePlaceMissing(issue.separatePlace);
}

/** HARD blocks, SOFT unless it was waived, ADVICE never. */
function blocks(strength: string, isMet: boolean, isWaived: boolean): boolean {
  return !isMet && (strength === 'HARD' || (strength === 'SOFT' && !isWaived));
}

async function approvedWaivers(tx: Tx, appraisalId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.manager.query<{ rule: string }[]>(
    `SELECT rule FROM appraisal_waiver WHERE appraisal_id = $1 AND approved_by IS NOT NULL`,
    [appraisalId],
  );
  return new Set(rows.map(({ rule }) => rule));
}
