import { DomainError } from '@huiyin/kernel';

export class PartyOrganisationNotFound extends DomainError {
  readonly code = 'PARTY_ORGANISATION_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(organisationId: string) {
    super('There is no such Party organisation.', { organisationId });
  }
}

export class PartyOrganisationNotThatDay extends DomainError {
  readonly code = 'PARTY_ORGANISATION_NOT_THAT_DAY';
  readonly kind = 'conflict';
  constructor(organisationId: string, from: string, to: string | null) {
    super(
      `The Party organisation exists from ${from}${to === null ? ' on' : ` until before ${to}`}: name a day within.`,
      { organisationId, from, to },
    );
  }
}

export class PartyOrganisationNameTaken extends DomainError {
  readonly code = 'PARTY_ORGANISATION_NAME_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super(
      'Another Party organisation of this parent is called so at that time: use that one, or another name.',
    );
  }
}

export class PartyOrganisationCannotStandThere extends DomainError {
  readonly code = 'PARTY_ORGANISATION_CANNOT_STAND_THERE';
  readonly kind = 'invalid';
  constructor(
    reason:
      'below-itself' | 'parent-of-wrong-kind' | 'small-group-needs-branch' | 'below-of-wrong-kind',
  ) {
    const means = {
      'below-itself': 'It cannot stand below itself: choose a parent that is not below it.',
      'parent-of-wrong-kind':
        'A Party organisation stands below one of a higher kind: choose another parent.',
      'small-group-needs-branch': 'A Party small group stands in a branch: name it as the parent.',
      'below-of-wrong-kind':
        'What stands below it could not stand below this kind: move that first.',
    };
    super(means[reason], { reason });
  }
}

export class PartyOrganisationHasOthersBelow extends DomainError {
  readonly code = 'PARTY_ORGANISATION_HAS_OTHERS_BELOW';
  readonly kind = 'conflict';
  constructor(organisationId: string, below: number) {
    super(
      `${below} organisations stand below this one at that time: move or dissolve them first.`,
      {
        organisationId,
        below,
      },
    );
  }
}
