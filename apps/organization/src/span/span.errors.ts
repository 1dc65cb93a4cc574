import { DomainError } from '@huiyin/kernel';

export class SpanEndsBeforeItBegins extends DomainError {
  readonly code = 'SPAN_ENDS_BEFORE_IT_BEGINS';
  readonly kind = 'invalid';
  constructor(what: string, from: string, to: string) {
    super(`${what} begins on ${from} and cannot end on ${to}: name that day or a later one.`, {
      from,
      to,
    });
  }
}

export class SpanAlreadyEnded extends DomainError {
  readonly code = 'SPAN_ALREADY_ENDED';
  readonly kind = 'conflict';
  constructor(what: string, endedOn: string) {
    super(`${what} ends on ${endedOn} already; an end can only be moved forward.`, { endedOn });
  }
}
