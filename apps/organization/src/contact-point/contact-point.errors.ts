import { DomainError } from '@huiyin/kernel';

export class ContactPointPlaceNotFound extends DomainError {
  readonly code = 'CONTACT_POINT_PLACE_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(placeId: string) {
    super('There is no such unit, department or Party organisation.', { placeId });
  }
}

export class ContactPointIsOnePlace extends DomainError {
  readonly code = 'CONTACT_POINT_IS_ONE_PLACE';
  readonly kind = 'invalid';
  constructor() {
    super('Name either a unit or department, or a Party organisation.');
  }
}

export class ContactPointAlreadyHeld extends DomainError {
  readonly code = 'CONTACT_POINT_ALREADY_HELD';
  readonly kind = 'conflict';
  constructor(personId: string) {
    super('The leader has this contact point on those days already: end it first.', { personId });
  }
}

export class ContactPointNotFound extends DomainError {
  readonly code = 'CONTACT_POINT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(contactPointId: string) {
    super('There is no such contact point.', { contactPointId });
  }
}

export class QuotaOutOfOrder extends DomainError {
  readonly code = 'QUOTA_OUT_OF_ORDER';
  readonly kind = 'invalid';
  constructor(least: number, most: number) {
    super(`At least ${least} and at most ${most} is no quota: most must not be below least.`, {
      least,
      most,
    });
  }
}
