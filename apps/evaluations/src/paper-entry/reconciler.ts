import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from '../appraisal/appraisal.entity';
import { NotReconciler } from './paper-entry.errors';
import type { PaperEntries } from './paper-entries.queries';

/**
 * Who may compare: the two clerks, whose word counts when both say the same, and the leader of the supervision group who was
 * none of them, not even a replaced one, whose word counts alone. @throws NotReconciler
 */
export async function reconcilerOf(
  entries: PaperEntries,
  manager: EntityManager,
  { id, unitId }: AppraisalEntity,
  actor: Actor,
): Promise<{ isClerk: boolean }> {
  const clerks = await entries.clerks(manager, id);
  if (clerks.some(({ personId }) => personId === actor.personId)) return { isClerk: true };
  const mayAlone =
    actor.coversUnit('paper:settle-alone', unitId) &&
    !(await entries.wasReplaced(manager, id, actor.personId));
  if (mayAlone) return { isClerk: false };
  throw new NotReconciler();
}
