import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { lockPerson } from '../person/lock-person';
import { checkSpan } from '../span/span.rules';
import { announceGroupMembership } from './announce-group';
import { type GroupRole, isHead, rolesOf } from './group-kinds.rules';
import { GroupMembershipEntity } from './group-membership.entity';
import type { GroupEntity } from './group.entity';
import { AlreadyInGroup, GroupHasLiaison, GroupSeatsTaken, RoleNotOfGroup } from './group.errors';
import { lockGroup } from './keep-group';
import { freeSeat } from './seats.rules';

export interface GroupAppointment {
  readonly groupId: string;
  readonly personId: string;
  readonly role: GroupRole;
  readonly from: string;
  /** First day without it; as long as the group when absent. */
  readonly to?: string;
}

/** Puts somebody into a group by name. A person may sit in several groups, in each of them once at a time (§5.1). */
export class AppointToGroup {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, wanted: GroupAppointment): Promise<GroupEntity> {
    const { role, from, to = null } = wanted;
    checkSpan('The membership', from, to);
    return this.unitOfWork.run(actor, async (tx) => {
      const group = await lockGroup(tx, actor, wanted.groupId, from);
      const roles = rolesOf(group.kind);
      if (!roles.includes(role)) throw new RoleNotOfGroup(role, roles);
      group.covers(from, to);
      await lockPerson(tx, wanted.personId);
      await appoint(tx, group, wanted).catch((error: unknown) => {
        throw refusalOf(error, group) ?? error;
      });
      return group;
    });
  }
}

async function appoint(tx: Tx, group: GroupEntity, { personId, role, from, to }: GroupAppointment) {
  const known = await tx.manager.findBy(GroupMembershipEntity, { groupId: group.id });
  const span = { validFrom: from, validTo: to ?? group.validTo };
  const seat = isHead(role) ? freeSeat(known, group.leaderSeats, span) : null;
  if (isHead(role) && seat === null) throw new GroupSeatsTaken(group.name, group.leaderSeats);
  const membership = tx.manager.create(GroupMembershipEntity, {
    id: newId(),
    bureauId: group.bureauId,
    groupId: group.id,
    personId,
    role,
    seat,
    seats: seat === null ? null : group.leaderSeats,
    ordinal: known.length,
    ...span,
  });
  await tx.manager.insert(GroupMembershipEntity, membership);
  announceGroupMembership(tx, group, membership);
}

function refusalOf(error: unknown, { name, leaderSeats }: GroupEntity): Error | null {
  switch (violatedConstraint(error)) {
    case 'work_group_one_head_a_seat':
      return new GroupSeatsTaken(name, leaderSeats);
    case 'work_group_one_liaison':
      return new GroupHasLiaison(name);
    case 'work_group_person_once':
      return new AlreadyInGroup(name);
    default:
      return null;
  }
}
