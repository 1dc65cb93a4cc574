import { GrantsChanged } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';

// An id takes 39 bytes of JSON and an event may have 900 000.
const peopleAtOnce = 10_000;

/** Tells whoever caches grants to forget these people; nothing when there are none. */
export function emitGrantsChanged(tx: Tx, bureauId: string, personIds: readonly string[]): void {
  for (let from = 0; from < personIds.length; from += peopleAtOnce)
    tx.emit(GrantsChanged.of({ bureauId, personIds: personIds.slice(from, from + peopleAtOnce) }));
}
