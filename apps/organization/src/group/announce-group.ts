import type { Tx } from '@huiyin/events';
import { announceSpan } from '../span/announce-span';
import { heldRole } from './group-kinds.rules';
import type { GroupMembershipEntity } from './group-membership.entity';
import type { GroupEntity } from './group.entity';

/** A membership by name is a holding; who is in a group by post holds the post, which is announced itself. */
export function announceGroupMembership(
  tx: Tx,
  { kind, unitId }: GroupEntity,
  membership: GroupMembershipEntity,
): void {
  announceSpan(tx, { ...membership, unitId, role: heldRole(kind, membership.role) });
}
