import { UnitRegistered } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { announceContact } from '../contact/announce-contact';
import type { UnitContactEntity } from '../contact/unit-contact.entity';
import { announceAssignment, announceMembership } from '../supervision-group/announce-supervision';
import type { SupervisionAssignmentEntity } from '../supervision-group/supervision-assignment.entity';
import type { SupervisionMembershipEntity } from '../supervision-group/supervision-membership.entity';
import type { RosterPlan } from './roster-plan.rules';

/** Rows a commit changed, as they now are. */
export interface RosterHoldings {
  readonly memberships: readonly SupervisionMembershipEntity[];
  readonly assignments: readonly SupervisionAssignmentEntity[];
  readonly contacts: readonly UnitContactEntity[];
}

/** Tells the others: new units, and every holding that ended or began, the ended ones first. */
export function announceRoster(
  tx: Tx,
  plan: RosterPlan,
  bureauId: string,
  holdings: readonly RosterHoldings[],
): void {
  for (const { id, unitType } of plan.units)
    tx.emit(UnitRegistered.of({ unitId: id, bureauId, unitType }));
  for (const { memberships, assignments, contacts } of holdings) {
    for (const assignment of assignments) announceAssignment(tx, assignment);
    for (const membership of memberships) announceMembership(tx, membership);
    for (const contact of contacts) announceContact(tx, contact);
  }
}
