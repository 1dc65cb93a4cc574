import { Refusal } from '../http/refusal.errors';

/** Files are never anonymous. */
export class FileNeedsSignIn extends Refusal {
  readonly code = 'UNAUTHENTICATED';
  readonly kind = 'forbidden';
  readonly status = 401;
  override readonly headers = { 'www-authenticate': 'Bearer' };
  constructor() {
    super('Please sign in: files are sent and fetched with a bearer token.');
  }
}

export class FileTooLarge extends Refusal {
  readonly code = 'FILE_TOO_LARGE';
  readonly kind = 'invalid';
  readonly status = 413;
  constructor(maxBytes: number) {
    super(
      `A file may hold at most ${Math.floor(maxBytes / 1024 / 1024)} MiB: split it, or remove pictures from it.`,
      { maxBytes },
    );
  }
}

/** Each transfer holds a connection for long; the graph must not wait behind them. */
export class TooManyTransfers extends Refusal {
  readonly code = 'OVERLOADED';
  readonly kind = 'unavailable';
  readonly status = 503;
  override readonly headers = { 'retry-after': '5' };
  constructor(whose: 'everybody' | 'yours') {
    super('Too many files are under way. Please try again in a few seconds.', { whose });
  }
}

export class TransferTooSlow extends Refusal {
  readonly code = 'TRANSFER_TOO_SLOW';
  readonly kind = 'invalid';
  readonly status = 408;
  constructor() {
    super('The file did not arrive in time. Please send it again.');
  }
}

/** Nobody reads this: the sender is gone. It exists so that a cut line is not logged as our bug. */
export class SenderLeft extends Refusal {
  readonly code = 'FILE_CUT_SHORT';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor() {
    super('The file did not arrive whole. Please send it again.');
  }
}

export class FileServiceUnavailable extends Refusal {
  readonly code = 'SUBGRAPH_UNAVAILABLE';
  readonly kind = 'unavailable';
  readonly status = 503;
  override readonly headers = { 'retry-after': '2' };
  constructor() {
    super('Files cannot be sent or fetched right now. Please try again in a moment.');
  }
}

export class FilePathUnreadable extends Refusal {
  readonly code = 'BAD_REQUEST';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor() {
    super('This address or its query cannot be read.');
  }
}
