import { RoleHeld } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';

/** One person in one role over a half-open span of days (YYYY-MM-DD), as the row that holds it says. */
export interface Holding {
  /** Id of the row: a post, an acting appointment, a membership, a contact. For a row with two roles see `holdingIdFor`. */
  readonly id: string;
  readonly bureauId: string;
  readonly personId: string;
  /** Machine word: a kind of post, `supervision-leader`, `unit-contact`, … */
  readonly role: string;
  readonly unitId?: string | null;
  readonly groupId?: string | null;
  readonly validFrom: string;
  /** First day without the role; null: open. */
  readonly validTo: string | null;
}

/**
 * Says how a holding stands now: call it whenever one begins, ends, moves to another person (merge) or changes its
 * span. The newest event of a holding replaces the older ones, so that whoever reads the stream from its beginning
 * knows every holding (R000.58, R002.15: duties are handed over, not lost).
 */
export function announceHolding(tx: Tx, holding: Holding): void {
  tell(tx, holding, false);
}

/** A holding recorded by mistake: for everybody else it has never been. */
export function announceVoidedHolding(tx: Tx, holding: Holding): void {
  tell(tx, holding, true);
}

function tell(tx: Tx, holding: Holding, voided: boolean): void {
  const { id, bureauId, personId, role, unitId, groupId, validFrom, validTo } = holding;
  tx.emit(
    RoleHeld.of({
      holdingId: id,
      bureauId,
      personId,
      role,
      unitId: unitId ?? null,
      groupId: groupId ?? null,
      from: validFrom,
      to: validTo,
      voided,
    }),
  );
}
