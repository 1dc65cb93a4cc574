import { type EntityManager, type EntityTarget, In, MoreThan, type ObjectLiteral } from 'typeorm';
import { UnitContactEntity } from '../contact/unit-contact.entity';
import { SupervisionAssignmentEntity } from '../supervision-group/supervision-assignment.entity';
import { SupervisionMembershipEntity } from '../supervision-group/supervision-membership.entity';
import type { RosterHoldings } from './announce-roster';
import type { RosterPlan } from './roster-plan.rules';

interface Place {
  readonly bureauId: string;
  readonly today: string;
}

/**
 * A roster says who is what from today on. Where it changes something, what had been planned for a later day is taken
 * back: its span becomes empty. Where it changes nothing, plans stand.
 */
export async function takeBackPlanned(
  manager: EntityManager,
  plan: RosterPlan,
  { bureauId, today }: Place,
): Promise<RosterHoldings> {
  const groupIds = unique(plan.memberships.map(({ groupId }) => groupId));
  const unitIds = unique(plan.assignments.map(({ unitId }) => unitId));
  const contactUnits = unique(plan.contacts.map(({ unitId }) => unitId));
  const planned = { bureauId, validFrom: MoreThan(today) };
  const takeBack = async <T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    ids: readonly string[],
    where: object,
  ): Promise<T[]> => {
    if (ids.length === 0) return [];
    const rows = await manager.findBy(entity, { ...planned, ...where } as never);
    for (const row of rows)
      Object.assign(row, { validTo: (row as unknown as { validFrom: string }).validFrom });
    return manager.save(rows);
  };
  return {
    memberships: await takeBack(SupervisionMembershipEntity, groupIds, { groupId: In(groupIds) }),
    assignments: await takeBack(SupervisionAssignmentEntity, unitIds, { unitId: In(unitIds) }),
    contacts: await takeBack(UnitContactEntity, contactUnits, { unitId: In(contactUnits) }),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
