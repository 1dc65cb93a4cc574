import type { Tx } from '@huiyin/events';
import type { Actor, Permission } from '@huiyin/identity';
import { GroupEntity } from './group.entity';
import { GroupNotFound } from './group.errors';
import { type Place, unitsOfPlace } from './place.queries';

/** The office keeps every place of its bureau; a unit what is its own: itself, its departments, its Party organisations. */
export async function mayKeep(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  place: Place,
  day: string,
): Promise<boolean> {
  if (actor.unitIdsFor(permission) === 'all') return true;
  const units = await unitsOfPlace(tx.manager, place, day);
  return units.some((unitId) => actor.coversUnit(permission, unitId));
}

/** The group, locked until commit; one of a place the actor does not keep is not there. */
export async function lockGroup(
  tx: Tx,
  actor: Actor,
  groupId: string,
  day: string,
): Promise<GroupEntity> {
  const group = await tx.lock(GroupEntity, groupId);
  if (!group || !(await mayKeep(tx, actor, 'group:maintain', group, day)))
    throw new GroupNotFound(groupId);
  return group;
}
