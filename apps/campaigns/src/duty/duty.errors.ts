import { DomainError } from '@huiyin/kernel';

/** Also said of a duty of a unit that is not the actor's. */
export class DutyNotFound extends DomainError {
  readonly code = 'DUTY_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such duty.');
  }
}

export class DutyAlreadySettled extends DomainError {
  readonly code = 'DUTY_ALREADY_SETTLED';
  readonly kind = 'conflict';
  constructor(state: string) {
    super('This duty is settled already.', { state });
  }
}

export class DutyNotRecordable extends DomainError {
  readonly code = 'DUTY_NOT_RECORDABLE';
  readonly kind = 'conflict';
  constructor(fulfilledBy: string) {
    super(`This duty is fulfilled in another way (${fulfilledBy}).`, { fulfilledBy });
  }
}

export class DutyNotWaivable extends DomainError {
  readonly code = 'DUTY_NOT_WAIVABLE';
  readonly kind = 'conflict';
  constructor(strength: string) {
    super('Only a SOFT duty can be waived.', { strength });
  }
}

export class MaterialsIncomplete extends DomainError {
  readonly code = 'MATERIALS_INCOMPLETE';
  readonly kind = 'conflict';
  constructor(missing: readonly string[]) {
    super(`Not everything was handed in: ${missing.join(', ')}.`, { missing });
  }
}

export class MaterialUnknown extends DomainError {
  readonly code = 'MATERIAL_UNKNOWN';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super('This duty does not ask for that material.', { known });
  }
}
