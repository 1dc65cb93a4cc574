import { type EntityManager, In } from 'typeorm';
import { SupervisionMembershipEntity } from './supervision-membership.entity';

/** Everybody who is, was or will be in these groups: whoever's grants carry their units. */
export async function membersFrom(
  manager: EntityManager,
  groupIds: readonly string[],
): Promise<string[]> {
  const rows = await manager.findBy(SupervisionMembershipEntity, { groupId: In([...groupIds]) });
  return [...new Set(rows.map(({ personId }) => personId))];
}
