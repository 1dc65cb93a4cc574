import { DomainError } from '@huiyin/kernel';

/** A request the gateway itself turns away, with its HTTP status. Answered as a GraphQL error document. */
export abstract class Refusal extends DomainError {
  abstract readonly status: number;
  /** Further response headers, for instance `retry-after`. */
  readonly headers: Readonly<Record<string, string>> = {};
}

/** The body of a refusal: what a GraphQL client expects to find, whatever went wrong. */
export function refusalBody(refusal: DomainError): string {
  const { message, code, kind, details } = refusal;
  return JSON.stringify({ errors: [{ message, extensions: { code, kind, ...details } }] });
}

export class Overloaded extends Refusal {
  readonly code = 'OVERLOADED';
  readonly kind = 'unavailable';
  readonly status = 503;
  override readonly headers = { 'retry-after': '1' };
  constructor() {
    super('Too many requests are being answered right now. Please try again in a second.');
  }
}

export class MalformedRequest extends Refusal {
  readonly code = 'BAD_REQUEST';
  readonly kind = 'invalid';
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export class BodyTooLarge extends Refusal {
  readonly code = 'BODY_TOO_LARGE';
  readonly kind = 'invalid';
  readonly status = 413;
  constructor(maxBytes: number) {
    super(`A request may hold at most ${maxBytes} bytes.`, { maxBytes });
  }
}

/** Parsing it would cost far more than its size says. */
export class BodyTooIntricate extends Refusal {
  readonly code = 'BODY_TOO_INTRICATE';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor() {
    super('This request is nested too deeply or holds too many values.');
  }
}

/** A bug: what happened stands in the log under the request id, never in the answer. */
export class UnexpectedFailure extends Refusal {
  readonly code = 'INTERNAL_SERVER_ERROR';
  readonly kind = 'unavailable';
  readonly status = 500;
  constructor() {
    super('Something went wrong.');
  }
}
