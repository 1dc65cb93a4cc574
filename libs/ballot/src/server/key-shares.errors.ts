import { DomainError } from '@huiyin/kernel';

/** What was typed is not a share as it was printed. `group` counts from 1; null when the length is wrong. */
export class KeyShareUnreadable extends DomainError {
  readonly code = 'BALLOT_KEY_SHARE_UNREADABLE';
  readonly kind = 'invalid';
  constructor(group: number | null) {
    super(
      group === null
        ? 'A key share has seven groups of five characters.'
        : `Group ${group} of the key share was mistyped: please compare it with your print-out.`,
      { group },
    );
  }
}
