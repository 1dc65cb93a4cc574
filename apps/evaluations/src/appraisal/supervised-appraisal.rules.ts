import type { Actor, Permission } from '@huiyin/identity';
import type { AppraisalEntity } from './appraisal.entity';
import { AppraisalNotFound } from './appraisal.errors';

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
