import { DomainError } from '@huiyin/kernel';
import type { AppraisalState, AppraisalVerb } from './appraisal-states.rules';

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

/** The unit takes no part in this campaign, or is not the actor's. */
export class UnitNotInCampaign extends DomainError {
  readonly code = 'UNIT_NOT_IN_CAMPAIGN';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such unit in this campaign.');
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

export class AppraisalIncomplete extends DomainError {
  readonly code = 'APPRAISAL_INCOMPLETE';
  readonly kind = 'invalid';
  constructor(missing: 'form' | 'targets' | 'meetingId' | 'meetingStartsAt') {
    super(`An appraisal needs ${missing}.`, { missing });
  }
}

/** Nobody of those proposed is to be appraised: says of each why (R000.52, R002.15, R002.16). */
export class NobodyToAppraise extends DomainError {
  readonly code = 'NOBODY_TO_APPRAISE';
  readonly kind = 'invalid';
  constructor(leftOut: readonly { reason: string; requirement: string }[]) {
    const reasons = leftOut.map(({ reason, requirement }) => `${reason} (${requirement})`);
    super(`None of these is an object of appraisal: ${[...new Set(reasons)].join(', ')}.`, {
      reasons,
    });
  }
}

/** The same question of the same population: a re-measurement cannot bring its own. */
export class RemeasureDiffers extends DomainError {
  readonly code = 'REMEASURE_DIFFERS';
  readonly kind = 'invalid';
  constructor() {
    super(
      'A re-measurement takes unit, meeting, form, targets, ticket classes and thresholds from the first appraisal.',
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
  constructor(verb: AppraisalVerb, state: AppraisalState) {
    super(`An appraisal that is ${state} cannot do this (${verb}).`, { verb, state });
  }
}

export class AppraisalHasNoVoters extends DomainError {
  readonly code = 'APPRAISAL_HAS_NO_VOTERS';
  readonly kind = 'conflict';
  constructor() {
    super('Nobody is in any of the ticket classes, so nobody can vote.');
  }
}

/** Custody (R002.18): the unit only assists; who belongs to it never holds its box. */
export class CustodyOfOwnUnit extends DomainError {
  readonly code = 'CUSTODY_OF_OWN_UNIT';
  readonly kind = 'forbidden';
  constructor() {
    super('You belong to the unit that is appraised: its box is in the hands of others (R002.18).');
  }
}

/** R002.17 */
export class FormsNotInTime extends DomainError {
  readonly code = 'FORMS_NOT_IN_TIME';
  readonly kind = 'conflict';
  constructor(strength: string, ahead: object) {
    const waiver = strength === 'SOFT' ? ' It can be waived with a reason and an approver.' : '';
    super(
      `Forms are handed out ahead of the meeting: ${JSON.stringify(ahead)} (R002.17).${waiver}`,
      {
        strength,
        ahead,
      },
    );
  }
}

/** R002.17: "where possible a separate place" is SOFT; without one it is waived by somebody else than who asks. */
export class SeparatePlaceMissing extends DomainError {
  readonly code = 'SEPARATE_PLACE_MISSING';
  readonly kind = 'conflict';
  constructor(strength: string) {
    super('There is no separate place for filling in alone, and that was not waived (R002.17).', {
      strength,
    });
  }
}

export class FormsIssuedInTheFuture extends DomainError {
  readonly code = 'FORMS_ISSUED_IN_THE_FUTURE';
  readonly kind = 'invalid';
  constructor() {
    super('issuedAt says when the forms were handed out; it cannot lie ahead.');
  }
}

/** R002.17: nothing was handed out of an appraisal that did not exist. */
export class FormsIssuedBeforeCreated extends DomainError {
  readonly code = 'FORMS_ISSUED_BEFORE_CREATED';
  readonly kind = 'invalid';
  constructor(createdAt: string) {
    super(`issuedAt lies before the appraisal was created (${createdAt}).`, { createdAt });
  }
}

/** R002.17: a time that cannot be checked any more stands in the history with the reason. */
export class FormsIssuedEarlierNeedsReason extends DomainError {
  readonly code = 'FORMS_ISSUED_EARLIER_NEEDS_REASON';
  readonly kind = 'invalid';
  constructor() {
    super('issuedAt is earlier than now: say in reason why it is recorded after the fact.');
  }
}

/** The box is opened at the meeting, not before it. */
export class MeetingNotBegun extends DomainError {
  readonly code = 'MEETING_NOT_BEGUN';
  readonly kind = 'conflict';
  constructor(meetingStartsAt: string) {
    super(`The meeting begins at ${meetingStartsAt}; the box is opened then.`, { meetingStartsAt });
  }
}

/** What was handed over is not what the leader signed for. */
export class BoxChangedSinceTakeOver extends DomainError {
  readonly code = 'BOX_CHANGED_SINCE_TAKE_OVER';
  readonly kind = 'conflict';
  constructor() {
    super('These are not the sheets that were signed for at the take-over. Nothing was counted.');
  }
}

export class TallyNotSigned extends DomainError {
  readonly code = 'TALLY_NOT_SIGNED';
  readonly kind = 'conflict';
  constructor() {
    super('Two different people of the supervision group sign the tally first.');
  }
}

export class TallySignedAlready extends DomainError {
  readonly code = 'TALLY_SIGNED_ALREADY';
  readonly kind = 'conflict';
  constructor() {
    super('You have signed this tally: the second signature is another person’s.');
  }
}

export class TallySignedOver extends DomainError {
  readonly code = 'TALLY_HASH_DIFFERS';
  readonly kind = 'conflict';
  constructor() {
    super('This is not the hash of the tally: read it again and sign what it says.');
  }
}

export class AppraisalNotWider extends DomainError {
  readonly code = 'APPRAISAL_SCOPE_REFUSED';
  readonly kind = 'conflict';
  constructor(scope: string, allowed: string, published: string | null) {
    const known = published ? ` It is published to ${published} already.` : '';
    super(`Its form lets results go as far as ${allowed}, not to ${scope}.${known}`, {
      ...{ scope, allowed, published },
    });
  }
}

export class FollowUpsUnanswered extends DomainError {
  readonly code = 'FOLLOW_UPS_UNANSWERED';
  readonly kind = 'conflict';
  constructor(unanswered: number) {
    super(`${unanswered} salient problems have no follow-up record yet (R002.19).`, { unanswered });
  }
}

/** No interim results for anybody. */
export class AppraisalNotClosed extends DomainError {
  readonly code = 'APPRAISAL_NOT_TALLIED';
  readonly kind = 'conflict';
  constructor() {
    super('There are no results before the appraisal is counted.');
  }
}

export class AppraisalNotPublished extends DomainError {
  readonly code = 'APPRAISAL_NOT_PUBLISHED';
  readonly kind = 'conflict';
  constructor() {
    super('The results have not been published (to you) yet.');
  }
}
