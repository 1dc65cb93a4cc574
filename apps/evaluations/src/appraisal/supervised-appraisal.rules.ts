import type { Actor, Permission } from '@huiyin/identity';
import type { AppraisalEntity } from './appraisal.entity';
import { AppraisalNotFound, CustodyOfOwnUnit } from './appraisal.errors';

/** The appraisal, if it is there and this actor's permission reaches its unit. @throws AppraisalNotFound */
export function mine(
  appraisal: AppraisalEntity | null,
  actor: Actor,
  permission: Permission,
  appraisalId: string,
): AppraisalEntity {
  const reaches =
    appraisal &&
    actor.belongsTo(appraisal.bureauId) &&
    actor.coversUnit(permission, appraisal.unitId);
  if (!reaches) throw new AppraisalNotFound(appraisalId);
  return appraisal;
}

/**
 * As `mine`, and the actor does not belong to the appraised unit: its box is never in its own hands (R002.18).
 * @throws AppraisalNotFound, CustodyOfOwnUnit
 */
export function custodian(
  appraisal: AppraisalEntity | null,
  actor: Actor,
  permission: Permission,
  appraisalId: string,
): AppraisalEntity {
  const found = mine(appraisal, actor, permission, appraisalId);
  if (ownUnits(actor).includes(found.unitId)) throw new CustodyOfOwnUnit();
  return found;
}

/** Units the actor belongs to: principal, contact, head or staff there. */
export function ownUnits(actor: Actor): string[] {
  return actor.grants.flatMap(({ unitId }) => unitId ?? []);
}
