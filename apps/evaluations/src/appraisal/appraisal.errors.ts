import { DomainError } from '@huiyin/kernel';
import type { AppraisalState } from './appraisal.rules';

/** Absent, of another bureau, or not under the actor's supervision: all three look the same. */
export class AppraisalNotFound extends DomainError {
  readonly code = 'APPRAISAL_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(appraisalId: string) {
    super('There is no such appraisal.', { appraisalId });
  }
}

/** The meeting is not known (yet), was another unit's, or the unit is not the actor's. */
export class MeetingNotKnown extends DomainError {
  readonly code = 'MEETING_NOT_KNOWN';
  readonly kind = 'not-found';
  constructor(meetingId: string | null) {
    super('No such meeting of this unit was held in this campaign.', { meetingId });
  }
}

/** R000.16: one appraisal follows one meeting; one re-measurement runs at a time. */
export class AppraisalAlreadyCreated extends DomainError {
  readonly code = 'APPRAISAL_ALREADY_CREATED';
  readonly kind = 'conflict';
  constructor() {
    super('This meeting already has its appraisal, or its re-measurement is still running.');
  }
}

/** R000.52 */
export class ObserverNotAppraised extends DomainError {
  readonly code = 'OBSERVER_NOT_APPRAISED';
  readonly kind = 'invalid';
  constructor() {
    super('A non-CPC observer is not an object of democratic appraisal (R000.52).');
  }
}

export class AppraisalIncomplete extends DomainError {
  readonly code = 'APPRAISAL_INCOMPLETE';
  readonly kind = 'invalid';
  constructor(missing: 'meetingId' | 'targets' | 'dimensions') {
    super(`An appraisal needs ${missing}.`, { missing });
  }
}

/** The same question of the same population: a re-measurement cannot bring its own. */
export class RemeasureDiffers extends DomainError {
  readonly code = 'REMEASURE_DIFFERS';
  readonly kind = 'invalid';
  constructor() {
    super(
      'A re-measurement takes unit, meeting, targets, dimensions and grades from the first appraisal.',
    );
  }
}

export class RemeasuredNotPublished extends DomainError {
  readonly code = 'REMEASURED_NOT_PUBLISHED';
  readonly kind = 'conflict';
  constructor() {
    super('Only a published appraisal can be re-measured.');
  }
}

export class AppraisalCannot extends DomainError {
  readonly code = 'APPRAISAL_STATE_REFUSED';
  readonly kind = 'conflict';
  constructor(verb: 'open' | 'seal' | 'close' | 'publish', state: AppraisalState) {
    super(`An appraisal that is ${state} cannot do this (${verb}).`, { verb, state });
  }
}

export class AppraisalHasNoVoters extends DomainError {
  readonly code = 'APPRAISAL_HAS_NO_VOTERS';
  readonly kind = 'conflict';
  constructor() {
    super('Nobody attended the meeting, so nobody can vote.');
  }
}

/** No interim results for anybody. */
export class AppraisalNotClosed extends DomainError {
  readonly code = 'APPRAISAL_NOT_CLOSED';
  readonly kind = 'conflict';
  constructor() {
    super('There are no results before the appraisal is closed.');
  }
}

export class AppraisalNotPublished extends DomainError {
  readonly code = 'APPRAISAL_NOT_PUBLISHED';
  readonly kind = 'conflict';
  constructor() {
    super('The results have not been published yet.');
  }
}
