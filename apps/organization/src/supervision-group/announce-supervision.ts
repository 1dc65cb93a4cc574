import { SupervisionAssigned } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { holdingIdFor } from '../role-holding/holding-id.rules';
import { announceSpan } from '../span/announce-span';
import type { SupervisionAssignmentEntity } from './supervision-assignment.entity';
import type { SupervisionMembershipEntity } from './supervision-membership.entity';

/** A membership is one holding; the ★ beside it is a second one of the same row. */
export function announceMembership(tx: Tx, membership: SupervisionMembershipEntity): void {
  const { id, role, isLiaison } = membership;
  announceSpan(tx, { ...membership, role: `supervision-${role}` });
  if (!isLiaison) return;
  const liaison = 'supervision-liaison';
  announceSpan(tx, { ...membership, id: holdingIdFor(id, liaison), role: liaison });
}

export function announceAssignment(tx: Tx, assignment: SupervisionAssignmentEntity): void {
  const { id, unitId, bureauId, groupId, validFrom, validTo } = assignment;
  tx.emit(
    SupervisionAssigned.of({
      unitId,
      bureauId,
      supervisionGroupId: groupId,
      assignmentId: id,
      from: validFrom,
      to: validTo,
    }),
  );
}
