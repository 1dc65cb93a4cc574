import { DomainError } from '@huiyin/kernel';
import type { DevelopmentState } from './member-development.rules';

export class DevelopmentNotFound extends DomainError {
  readonly code = 'DEVELOPMENT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(developmentId: string) {
    super('There is no such course of development.', { developmentId });
  }
}

export class StepNotPossible extends DomainError {
  readonly code = 'STEP_NOT_POSSIBLE';
  readonly kind = 'conflict';
  constructor(step: string, state: DevelopmentState) {
    super(`The course is ${state}: ${step} does not follow on that (R004.19).`, { step, state });
  }
}

export class StepBeforeTheLast extends DomainError {
  readonly code = 'STEP_BEFORE_THE_LAST';
  readonly kind = 'invalid';
  constructor(lastStepOn: string) {
    super('The day lies before that of the last step: give this one or a later one.', {
      lastStepOn,
    });
  }
}

export class AlreadyInDevelopment extends DomainError {
  readonly code = 'ALREADY_IN_DEVELOPMENT';
  readonly kind = 'conflict';
  constructor(personId: string) {
    super('The person has applied or been admitted already.', { personId });
  }
}

export class AlreadyPartyMember extends DomainError {
  readonly code = 'ALREADY_PARTY_MEMBER';
  readonly kind = 'conflict';
  constructor(personId: string) {
    super('The person is a Party member already.', { personId });
  }
}

export class WorksNowhere extends DomainError {
  readonly code = 'WORKS_NOWHERE';
  readonly kind = 'conflict';
  constructor(personId: string) {
    super('The person works at no unit on that day: say where first (transferPerson).', {
      personId,
    });
  }
}

export class RecommendersNotFit extends DomainError {
  readonly code = 'RECOMMENDERS_NOT_FIT';
  readonly kind = 'invalid';
  constructor(personIds: readonly string[]) {
    super('Recommenders are other people, Party members on that day, each named once.', {
      personIds: personIds.join(' '),
    });
  }
}

export class NoticeTooShort extends DomainError {
  readonly code = 'NOTICE_TOO_SHORT';
  readonly kind = 'invalid';
  constructor(atLeastDays: number) {
    super('The public notice does not last long enough.', { atLeastDays });
  }
}

export class NoticeNotOver extends DomainError {
  readonly code = 'NOTICE_NOT_OVER';
  readonly kind = 'conflict';
  constructor(noticeTo: string) {
    super('The public notice is not over: vote on its end or later.', { noticeTo });
  }
}

export class ObjectionOpen extends DomainError {
  readonly code = 'OBJECTION_OPEN';
  readonly kind = 'conflict';
  constructor(openObjections: number) {
    super('Objections of the public notice are not settled: dismiss or uphold them first.', {
      openObjections,
    });
  }
}

export class NoObjectionOpen extends DomainError {
  readonly code = 'NO_OBJECTION_OPEN';
  readonly kind = 'conflict';
  constructor() {
    super('No objection is open.');
  }
}

export class BallotNotPossible extends DomainError {
  readonly code = 'BALLOT_NOT_POSSIBLE';
  readonly kind = 'invalid';
  constructor() {
    super(
      'The counts do not fit: votes in favour, against and abstentions are at most all those eligible.',
    );
  }
}
