import type { Tx } from '@huiyin/events';
import type { Actor, Permission } from '@huiyin/identity';
import type { DomainError } from '@huiyin/kernel';
import { AppraisalEntity } from '../appraisal/appraisal.entity';
import { AppraisalNotFound } from '../appraisal/appraisal.errors';
import { AppraisalState } from '../appraisal/appraisal-states.rules';
import { AppraisalTargetEntity } from '../appraisal/appraisal-target.entity';
import { custodian } from '../appraisal/supervised-appraisal.rules';
import type { ClassPlan } from '../voter/ticket-classes.rules';
import { appraisalStateOf } from './paper-state.rules';
import {
  PaperClassUnknown,
  PaperFormsFixed,
  PaperNotOpen,
  type PaperStep,
  PaperStepRefused,
} from './paper.errors';

/** The appraisal, locked until commit, the actor one of its custodians. @throws AppraisalNotFound, CustodyOfOwnUnit */
export async function heldBy(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  appraisalId: string,
): Promise<AppraisalEntity> {
  return custodian(await tx.lock(AppraisalEntity, appraisalId), actor, permission, appraisalId);
}

/** As `heldBy` without the lock: for looking. */
export async function seenBy(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  appraisalId: string,
): Promise<AppraisalEntity> {
  const found = await tx.manager.findOneBy(AppraisalEntity, { id: appraisalId });
  return custodian(found, actor, permission, appraisalId);
}

/** For what is asked for by an id of its own: another group's looks as if it were not there. */
export function notThere(absent: DomainError): (error: unknown) => never {
  return (error) => {
    throw error instanceof AppraisalNotFound ? absent : error;
  };
}

/** @throws PaperFormsFixed from the opening on */
export function assertBeforeOpening({ state }: AppraisalEntity): void {
  if (appraisalStateOf(state).isOpened) throw new PaperFormsFixed();
}

/** @throws PaperNotOpen unless the box is open */
export function assertOpen({ state }: AppraisalEntity): void {
  if (state !== AppraisalState.MEETING_HELD) throw new PaperNotOpen();
}

/** @throws PaperStepRefused */
export function assertStep(step: PaperStep, { state }: AppraisalEntity): void {
  if (!appraisalStateOf(state).may[step]) throw new PaperStepRefused(step, state);
}

/** @throws PaperClassUnknown */
export function planOf({ classes }: AppraisalEntity, ticketClass: string): ClassPlan {
  const plan = classes.find(({ id }) => id === ticketClass);
  if (!plan) throw new PaperClassUnknown(ticketClass);
  return plan;
}

export function targetsOf(tx: Tx, appraisalId: string): Promise<AppraisalTargetEntity[]> {
  return tx.manager.find(AppraisalTargetEntity, {
    where: { appraisalId },
    order: { ordinal: 'ASC' },
  });
}
