import { DomainError } from '@huiyin/kernel';

export class GroupNotFound extends DomainError {
  readonly code = 'GROUP_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(groupId: string) {
    super('There is no such group.', { groupId });
  }
}

export class GroupPlaceNotFound extends DomainError {
  readonly code = 'GROUP_PLACE_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(placeId: string | null) {
    super(
      placeId === null
        ? 'Groups of the bureau are set up by its office: name your unit or Party organisation.'
        : 'There is no such unit or Party organisation.',
      placeId === null ? {} : { placeId },
    );
  }
}

export class GroupNotInForce extends DomainError {
  readonly code = 'GROUP_NOT_IN_FORCE';
  readonly kind = 'conflict';
  constructor(name: string, validFrom: string, validTo: string | null) {
    super(
      `${name} exists from ${validFrom}${validTo === null ? '' : ` until ${validTo}`}: choose days within.`,
      { validFrom, ...(validTo === null ? {} : { validTo }) },
    );
  }
}

export class GroupNamedAlready extends DomainError {
  readonly code = 'GROUP_NAMED_ALREADY';
  readonly kind = 'conflict';
  constructor(name: string) {
    super(`There is a group of that kind called ${name} there already: take another name.`);
  }
}

export class GroupNeedsParent extends DomainError {
  readonly code = 'GROUP_NEEDS_PARENT';
  readonly kind = 'invalid';
  constructor(kindOfGroup: string, parents: readonly string[]) {
    super(
      `A group of kind ${kindOfGroup} stands under one of kind ${parents.join(' or ')}: name it.`,
      {
        parents: parents.join(','),
      },
    );
  }
}

export class SuperiorOnlyFromAbove extends DomainError {
  readonly code = 'SUPERIOR_ONLY_FROM_ABOVE';
  readonly kind = 'invalid';
  constructor() {
    super('A supervision group from above says who sent it; no other kind of group does.');
  }
}

export class GroupStillHasGroups extends DomainError {
  readonly code = 'GROUP_STILL_HAS_GROUPS';
  readonly kind = 'conflict';
  constructor(name: string, names: readonly string[]) {
    super(`Under ${name} there are still: ${names.join(', ')}. Dissolve those first.`);
  }
}

export class RoleNotOfGroup extends DomainError {
  readonly code = 'ROLE_NOT_OF_GROUP';
  readonly kind = 'invalid';
  constructor(role: string, roles: readonly string[]) {
    super(`This kind of group has no ${role}; it has: ${roles.join(', ')}.`, { role });
  }
}

export class GroupSeatsTaken extends DomainError {
  readonly code = 'GROUP_SEATS_TAKEN';
  readonly kind = 'conflict';
  constructor(name: string, seats: number) {
    super(
      `${name} has ${seats === 1 ? 'one head' : `${seats} heads`} on those days already: end that membership first.`,
      { seats },
    );
  }
}

export class GroupHasLiaison extends DomainError {
  readonly code = 'GROUP_HAS_LIAISON';
  readonly kind = 'conflict';
  constructor(name: string) {
    super(`${name} has a liaison on those days already: end that membership first.`);
  }
}

export class AlreadyInGroup extends DomainError {
  readonly code = 'ALREADY_IN_GROUP';
  readonly kind = 'conflict';
  constructor(name: string) {
    super(`The person is in ${name} by name on those days already: end that membership first.`);
  }
}

export class GroupMembershipNotFound extends DomainError {
  readonly code = 'GROUP_MEMBERSHIP_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(membershipId: string) {
    super('There is no such membership by name; members by post follow their posts.', {
      membershipId,
    });
  }
}

export class AlreadyExcepted extends DomainError {
  readonly code = 'ALREADY_EXCEPTED';
  readonly kind = 'conflict';
  constructor(name: string) {
    super(`The person is excepted from ${name} on those days already.`);
  }
}

export class GroupExceptionNotFound extends DomainError {
  readonly code = 'GROUP_EXCEPTION_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(exceptionId: string) {
    super('There is no such exception.', { exceptionId });
  }
}

export class AffiliatedOnlyAtBureau extends DomainError {
  readonly code = 'AFFILIATED_ONLY_AT_BUREAU';
  readonly kind = 'invalid';
  constructor() {
    super('Only a group of the bureau takes its members from the posts of affiliated units.');
  }
}

export class SubjectAlreadyGiven extends DomainError {
  readonly code = 'SUBJECT_ALREADY_GIVEN';
  readonly kind = 'conflict';
  constructor(name: string) {
    super(`${name} has that unit or Party organisation on those days already.`);
  }
}

export class GroupSubjectNotFound extends DomainError {
  readonly code = 'GROUP_SUBJECT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(subjectId: string) {
    super('There is no such unit or Party organisation of a group.', { subjectId });
  }
}

export class SubjectIsOnePlace extends DomainError {
  readonly code = 'SUBJECT_IS_ONE_PLACE';
  readonly kind = 'invalid';
  constructor() {
    super('Name either a unit or a Party organisation.');
  }
}

export class NotAStudyGroup extends DomainError {
  readonly code = 'NOT_A_STUDY_GROUP';
  readonly kind = 'invalid';
  constructor(unitId: string) {
    super('Event teams are merged from study groups only (R003.2).', { unitId });
  }
}

export class NotAnEventTeam extends DomainError {
  readonly code = 'NOT_AN_EVENT_TEAM';
  readonly kind = 'invalid';
  constructor(name: string) {
    super(`${name} is no event team: only event teams are merged from study groups (R003.2).`);
  }
}

export class StudyGroupInAnotherTeam extends DomainError {
  readonly code = 'STUDY_GROUP_IN_ANOTHER_TEAM';
  readonly kind = 'conflict';
  constructor() {
    super(
      'One of the study groups belongs to a team on those days already (R003.2: to only one): dissolve that team first.',
    );
  }
}
