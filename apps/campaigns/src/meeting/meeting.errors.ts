import { DomainError } from '@huiyin/kernel';

/** Also said of a meeting of a unit that is not the actor's, and of a unit that owes no such meeting. */
export class MeetingNotFound extends DomainError {
  readonly code = 'MEETING_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('This unit has no such meeting in this campaign.');
  }
}

export class MeetingNotScheduled extends DomainError {
  readonly code = 'MEETING_NOT_SCHEDULED';
  readonly kind = 'conflict';
  constructor(state: string) {
    super('The meeting has no date.', { state });
  }
}

export class MeetingAlreadyHeld extends DomainError {
  readonly code = 'MEETING_ALREADY_HELD';
  readonly kind = 'conflict';
  constructor() {
    super('This meeting was held already.');
  }
}

export class MeetingInFuture extends DomainError {
  readonly code = 'MEETING_IN_FUTURE';
  readonly kind = 'invalid';
  constructor() {
    super('A meeting cannot have been held on a day that is still to come.');
  }
}

export class MeetingBeforeCampaign extends DomainError {
  readonly code = 'MEETING_BEFORE_CAMPAIGN';
  readonly kind = 'invalid';
  constructor() {
    super('A meeting held before the campaign began is not one of this campaign.');
  }
}

export class MeetingPreparationNotApproved extends DomainError {
  readonly code = 'MEETING_PREPARATION_NOT_APPROVED';
  readonly kind = 'conflict';
  constructor(missing: readonly string[]) {
    super(`The meeting may be held only after approval; missing: ${missing.join(', ')}.`, {
      missing,
      strength: 'HARD',
    });
  }
}

/** The bureau organ first, the units after it (R000.50, R002.9). */
export class MeetingBeforeBureau extends DomainError {
  readonly code = 'MEETING_BEFORE_BUREAU';
  readonly kind = 'conflict';
  constructor(bureauHeldOn: string | null) {
    super(
      bureauHeldOn === null
        ? 'The bureau organ has not held its own meeting yet; units follow it.'
        : `The bureau organ held its own on ${bureauHeldOn}; a unit's cannot be before it.`,
      { bureauHeldOn, strength: 'HARD' },
    );
  }
}

/** Their places in the list, from 0, go with the ids: a list of hundreds is mended where it is wrong. */
export class MeetingAttendeeUnknown extends DomainError {
  readonly code = 'MEETING_ATTENDEE_UNKNOWN';
  readonly kind = 'invalid';
  constructor(unknown: readonly { readonly place: number; readonly personId: string }[]) {
    const named = unknown.slice(0, 10).map(({ place, personId }) => `[${place}] ${personId}`);
    const more = unknown.length > named.length ? ` and ${unknown.length - named.length} more` : '';
    super(
      `attendeePersonIds: the directory knows nobody by ${named.join(', ')}${more}; register them first, or take them out. Who was registered a moment ago is known here shortly.`,
      { unknown },
    );
  }
}
