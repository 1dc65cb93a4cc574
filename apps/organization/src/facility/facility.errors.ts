import { DomainError } from '@huiyin/kernel';

export class BoxAlreadyThere extends DomainError {
  readonly code = 'BOX_ALREADY_THERE';
  readonly kind = 'conflict';
  constructor(name: string) {
    super(`The unit has a box called ${name} on those days already: take another name.`);
  }
}

export class BoxNotFound extends DomainError {
  readonly code = 'BOX_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(boxId: string) {
    super('There is no such opinion box.', { boxId });
  }
}
