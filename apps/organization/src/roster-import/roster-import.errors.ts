import { DomainError } from '@huiyin/kernel';

export class RosterImportNotFound extends DomainError {
  readonly code = 'ROSTER_IMPORT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(importId: string) {
    super('There is no such roster import.', { importId });
  }
}

/** The roster still has errors; each one is in `rosterImport.issues` with place, reason and proposal. */
export class RosterHasErrors extends DomainError {
  readonly code = 'ROSTER_HAS_ERRORS';
  readonly kind = 'conflict';
  constructor(errors: number) {
    super(`The roster has ${errors} error(s); correct them before you commit.`, { errors });
  }
}

export class RosterImportSettled extends DomainError {
  readonly code = 'ROSTER_IMPORT_SETTLED';
  readonly kind = 'conflict';
  constructor(state: string) {
    super(`This roster import is already ${state.toLowerCase()}.`, { state });
  }
}

/** Its file is being read, or its rows are being taken over; `importProgress` tells how far it is. */
export class ImportStillRunning extends DomainError {
  readonly code = 'IMPORT_STILL_RUNNING';
  readonly kind = 'conflict';
  constructor() {
    super('This import is still being worked on; wait until its progress says it is done.');
  }
}
