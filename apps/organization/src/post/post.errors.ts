import { DomainError } from '@huiyin/kernel';

export class PostOverlaps extends DomainError {
  readonly code = 'POST_OVERLAPS';
  readonly kind = 'conflict';
  constructor() {
    super('The person already holds this post at that time.');
  }
}

export class PrincipalAlreadyAppointed extends DomainError {
  readonly code = 'PRINCIPAL_ALREADY_APPOINTED';
  readonly kind = 'conflict';
  constructor(unitId: string) {
    super('The unit has another principal of this line at that time: end that post first.', {
      unitId,
    });
  }
}

export class SeatTaken extends DomainError {
  readonly code = 'SEAT_TAKEN';
  readonly kind = 'conflict';
  constructor(place: string) {
    super('Somebody else holds this post there at that time: end that post first.', { place });
  }
}

export class PostEndsBeforeItBegins extends DomainError {
  readonly code = 'POST_ENDS_BEFORE_IT_BEGINS';
  readonly kind = 'invalid';
  constructor() {
    super('The last day of a post lies before its first one.');
  }
}

export class PostNotFound extends DomainError {
  readonly code = 'POST_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(postId: string) {
    super('There is no such post.', { postId });
  }
}

export class PostAlreadyEnded extends DomainError {
  readonly code = 'POST_ALREADY_ENDED';
  readonly kind = 'conflict';
  constructor(endedOn: string) {
    super('The post ends before that day already.', { endedOn });
  }
}

export class PostIsVoid extends DomainError {
  readonly code = 'POST_IS_VOID';
  readonly kind = 'conflict';
  constructor() {
    super('It was recorded by mistake and counts as never held: appoint anew.');
  }
}

export class PostPlaceUnknown extends DomainError {
  readonly code = 'POST_PLACE_UNKNOWN';
  readonly kind = 'not-found';
  constructor(partyOrganisationId: string) {
    super('There is no such Party organisation.', { partyOrganisationId });
  }
}

/** The gap closed here: an office that appoints itself could verify and strike off its own work. */
export class OwnAppointment extends DomainError {
  readonly code = 'OWN_APPOINTMENT';
  readonly kind = 'forbidden';
  constructor() {
    super('Nobody appoints himself or herself: ask a second person of the office.');
  }
}

export class ActingNeedsASeat extends DomainError {
  readonly code = 'ACTING_NEEDS_A_SEAT';
  readonly kind = 'invalid';
  constructor(kindOfPost: string) {
    super('Nobody acts for a post that several people hold side by side: appoint instead.', {
      kind: kindOfPost,
    });
  }
}

export class SeatNotVacant extends DomainError {
  readonly code = 'SEAT_NOT_VACANT';
  readonly kind = 'conflict';
  constructor(postId: string) {
    super('The post is held at that time: name it as the absent one, or end it first.', { postId });
  }
}

export class HolderNotAbsentThen extends DomainError {
  readonly code = 'HOLDER_NOT_ABSENT_THEN';
  readonly kind = 'invalid';
  constructor() {
    super('The post of the absent person is another one or not held on all these days.');
  }
}

export class ActsForOneself extends DomainError {
  readonly code = 'ACTS_FOR_ONESELF';
  readonly kind = 'invalid';
  constructor() {
    super('The holder of the post cannot act for himself or herself.');
  }
}

export class ActingOverlaps extends DomainError {
  readonly code = 'ACTING_OVERLAPS';
  readonly kind = 'conflict';
  constructor() {
    super('Somebody acts on this post at that time already: end that first.');
  }
}

export class ActingNotFound extends DomainError {
  readonly code = 'ACTING_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(actingId: string) {
    super('There is no such acting appointment.', { actingId });
  }
}
