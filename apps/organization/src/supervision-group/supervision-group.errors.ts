import { DomainError } from '@huiyin/kernel';

export class SupervisionGroupNotFound extends DomainError {
  readonly code = 'SUPERVISION_GROUP_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(groupId: string) {
    super('There is no such supervision group.', { groupId });
  }
}

export class SupervisionGroupNumberTaken extends DomainError {
  readonly code = 'SUPERVISION_GROUP_NUMBER_TAKEN';
  readonly kind = 'conflict';
  constructor(number: number) {
    super(
      `There is a group ${number} already on those days: dissolve it first or take another number.`,
      {
        number,
      },
    );
  }
}

export class SupervisionGroupNotInForce extends DomainError {
  readonly code = 'SUPERVISION_GROUP_NOT_IN_FORCE';
  readonly kind = 'conflict';
  constructor(label: string, validFrom: string, validTo: string | null) {
    super(
      `${label} exists from ${validFrom}${validTo === null ? '' : ` until ${validTo}`}: choose days within.`,
      { validFrom, ...(validTo === null ? {} : { validTo }) },
    );
  }
}

export class SupervisionGroupHasLeader extends DomainError {
  readonly code = 'SUPERVISION_GROUP_HAS_LEADER';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} has a leader on those days (R000.77: exactly one): end that membership first.`);
  }
}

export class SupervisionGroupHasLiaison extends DomainError {
  readonly code = 'SUPERVISION_GROUP_HAS_LIAISON';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(
      `${label} has a ★ liaison on those days (R000.77: exactly one): end that membership first.`,
    );
  }
}

export class AlreadyInSupervisionGroup extends DomainError {
  readonly code = 'ALREADY_IN_SUPERVISION_GROUP';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`The person is in ${label} on those days already: end that membership first.`);
  }
}

/** Who supervises does not work in the office that strikes off; the database keeps the two apart. */
export class SupervisorWorksInOffice extends DomainError {
  readonly code = 'SUPERVISOR_WORKS_IN_OFFICE';
  readonly kind = 'conflict';
  constructor() {
    super(
      'The person holds a post of the campaign office on those days: what the office strikes off, others supervise.',
    );
  }
}

export class SupervisionMembershipNotFound extends DomainError {
  readonly code = 'SUPERVISION_MEMBERSHIP_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(membershipId: string) {
    super('There is no such membership.', { membershipId });
  }
}

export class SupervisionAlreadyPlanned extends DomainError {
  readonly code = 'SUPERVISION_ALREADY_PLANNED';
  readonly kind = 'conflict';
  constructor(unitId: string) {
    super(
      'The unit is handed to another group on a later day already: end supervision from that day first.',
      { unitId },
    );
  }
}

export class UnitNotSupervised extends DomainError {
  readonly code = 'UNIT_NOT_SUPERVISED';
  readonly kind = 'conflict';
  constructor(unitId: string, on: string) {
    super(`No group supervises the unit on ${on} or later.`, { unitId, on });
  }
}

export class NotASupervisedUnit extends DomainError {
  readonly code = 'NOT_A_SUPERVISED_UNIT';
  readonly kind = 'invalid';
  constructor(unitId: string) {
    super('Departments and study groups are supervised with their unit: name the unit.', {
      unitId,
    });
  }
}
