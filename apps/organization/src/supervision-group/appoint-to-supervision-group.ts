import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { lockPerson } from '../person/lock-person';
import { checkSpan } from '../span/span.rules';
import { announceMembership } from './announce-supervision';
import { SupervisionGroupEntity } from './supervision-group.entity';
import {
  AlreadyInSupervisionGroup,
  SupervisionGroupHasLeader,
  SupervisionGroupHasLiaison,
  SupervisionGroupNotFound,
  SupervisorWorksInOffice,
} from './supervision-group.errors';
import { type MembershipRole, SupervisionMembershipEntity } from './supervision-membership.entity';

export interface SupervisionAppointment {
  readonly groupId: string;
  readonly personId: string;
  readonly role: MembershipRole;
  /** ★ */
  readonly isLiaison?: boolean;
  readonly from: string;
  readonly to?: string;
}

/** Puts somebody into a supervision group by hand. One leader and one ★ a group, a person once, on any day (R000.77). */
export class AppointToSupervisionGroup {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, wanted: SupervisionAppointment): Promise<SupervisionGroupEntity> {
    checkSpan('The membership', wanted.from, wanted.to ?? null);
    return this.unitOfWork.run(actor, async (tx) => {
      const group = await tx.lock(SupervisionGroupEntity, wanted.groupId);
      if (!group) throw new SupervisionGroupNotFound(wanted.groupId);
      group.covers(wanted.from, wanted.to ?? null);
      await lockPerson(tx, wanted.personId);
      await appoint(tx, group, wanted).catch((error: unknown) => {
        throw refusalOf(error, group.label) ?? error;
      });
      return group;
    });
  }
}

async function appoint(tx: Tx, group: SupervisionGroupEntity, wanted: SupervisionAppointment) {
  const { id: groupId, bureauId, validTo } = group;
  const { personId, role, isLiaison = false, from, to } = wanted;
  const membership = tx.manager.create(SupervisionMembershipEntity, {
    id: newId(),
    bureauId,
    groupId,
    personId,
    role,
    isLiaison,
    // The leader heads the list, whoever is new stands at its end.
    ordinal:
      role === 'leader' ? 0 : await tx.manager.countBy(SupervisionMembershipEntity, { groupId }),
    validFrom: from,
    validTo: to ?? validTo,
  });
  await tx.manager.insert(SupervisionMembershipEntity, membership);
  announceMembership(tx, membership);
  emitGrantsChanged(tx, bureauId, [personId]);
}

function refusalOf(error: unknown, label: string): Error | null {
  switch (violatedConstraint(error)) {
    case 'supervision_group_one_leader':
      return new SupervisionGroupHasLeader(label);
    case 'supervision_group_one_liaison':
      return new SupervisionGroupHasLiaison(label);
    case 'supervision_group_person_once':
      return new AlreadyInSupervisionGroup(label);
    case 'separated_duty_apart':
      return new SupervisorWorksInOffice();
    default:
      return null;
  }
}
