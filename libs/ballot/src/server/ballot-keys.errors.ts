import { DomainError } from '@huiyin/kernel';

/** A blinded message of the wrong length, or not below the modulus (RFC 9474 §4.3 "unexpected input size"). */
export class BlindedMessageRefused extends DomainError {
  readonly code = 'BALLOT_BLINDED_MESSAGE_REFUSED';
  readonly kind = 'invalid';
  constructor(reason: 'length' | 'range') {
    super(`The blinded message has the wrong ${reason}.`, { reason });
  }
}

/** The signature just made does not verify (RFC 9474 §4.3 "signing failure"): broken hardware or a broken key. */
export class BlindSigningFailed extends DomainError {
  readonly code = 'BALLOT_SIGNING_FAILED';
  readonly kind = 'unavailable';
  constructor() {
    super('The ticket could not be signed.');
  }
}

/** More tickets are being asked for than can be signed in time. Nothing is lost: the same request again is answered. */
export class SigningBusy extends DomainError {
  readonly code = 'BALLOT_SIGNING_BUSY';
  readonly kind = 'unavailable';
  constructor() {
    super('Very many tickets are being asked for. Please ask again in a moment.');
  }
}

/** Not an RSA key of at least the required size, or one that must not be used for this purpose. */
export class BallotKeyRefused extends DomainError {
  readonly code = 'BALLOT_KEY_REFUSED';
  readonly kind = 'invalid';
  constructor() {
    super('The key is not a usable RSA key for ballots.');
  }
}

/** Forged, damaged, of another class, or not a ticket at all. */
export class TicketRefused extends DomainError {
  readonly code = 'BALLOT_TICKET_REFUSED';
  readonly kind = 'forbidden';
  constructor() {
    super('The ticket is not valid for this ballot.');
  }
}

/** Wrong master key, wrong key id, or a damaged envelope; which of them is not said. */
export class SealedKeyUnreadable extends DomainError {
  readonly code = 'BALLOT_SEALED_KEY_UNREADABLE';
  readonly kind = 'unavailable';
  constructor() {
    super('The sealed key cannot be opened.');
  }
}

/** The sealed sheet is damaged, sealed for another appraisal or ticket, or does not fit the definition. */
export class SheetUnreadable extends DomainError {
  readonly code = 'BALLOT_SHEET_UNREADABLE';
  readonly kind = 'invalid';
  constructor() {
    super('The sealed sheet cannot be read.');
  }
}
