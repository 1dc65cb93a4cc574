import { DomainError } from '@huiyin/kernel';

/** Absent, another bureau's and another unit's look the same. */
export class LedgerItemNotFound extends DomainError {
  readonly code = 'LEDGER_ITEM_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(ledgerItemId: string) {
    super('There is no such ledger item.', { ledgerItemId });
  }
}

export class LedgerItemAlreadyRegistered extends DomainError {
  readonly code = 'LEDGER_ITEM_ALREADY_REGISTERED';
  readonly kind = 'conflict';
  constructor(problemId: string) {
    super('This problem has a ledger item of this kind and content already.', { problemId });
  }
}

export class LedgerItemCannotMove extends DomainError {
  readonly code = 'LEDGER_ITEM_CANNOT_MOVE';
  readonly kind = 'conflict';
  constructor(move: string, state: string) {
    super(`An item that is ${state} does not take the step ${move}.`, { move, state });
  }
}

/** R001.46: content, target, time limit and responsible party, before anybody undertakes it. */
export class LedgerItemIncomplete extends DomainError {
  readonly code = 'LEDGER_ITEM_INCOMPLETE';
  readonly kind = 'invalid';
  constructor(missing: readonly string[]) {
    super(`Nobody can undertake an item without ${missing.join(', ')}.`, { missing });
  }
}

export class WrongParty extends DomainError {
  readonly code = 'LEDGER_WRONG_PARTY';
  readonly kind = 'forbidden';
  constructor(move: string, party: string) {
    super(`The step ${move} is not for the party ${party}.`, { move, party });
  }
}

/** The unit reports, another person verifies, a third strikes off (§4.1 guards). */
export class OtherEyesNeeded extends DomainError {
  readonly code = 'OTHER_EYES_NEEDED';
  readonly kind = 'forbidden';
  constructor(move: string) {
    super(`Who had a hand in this item's earlier steps cannot take the step ${move}.`, { move });
  }
}

export class EvidenceMissing extends DomainError {
  readonly code = 'EVIDENCE_MISSING';
  readonly kind = 'invalid';
  constructor() {
    super('A completion is reported with at least one piece of evidence.');
  }
}

export class OversightNoteMissing extends DomainError {
  readonly code = 'OVERSIGHT_NOTE_MISSING';
  readonly kind = 'conflict';
  constructor() {
    super('The supervision group has left no note since the item was undertaken.');
  }
}

export class OversightNoteRepeated extends DomainError {
  readonly code = 'OVERSIGHT_NOTE_REPEATED';
  readonly kind = 'conflict';
  constructor() {
    super('You left this very note already.');
  }
}
