import type { EntityManager } from 'typeorm';
import { sameSeatKinds, type PostKind } from './post-kinds.rules';

/** A chair over a half-open span of days. */
export interface SeatSpan {
  readonly unitId: string;
  readonly partyOrganisationId: string | null;
  readonly kind: PostKind;
  readonly validFrom: string;
  readonly validTo: string | null;
}

const sameSeat = `unit_id = $1 AND party_organisation_id IS NOT DISTINCT FROM $2 AND kind = ANY($3) AND voided_at IS NULL
  AND daterange(valid_from, valid_to) && daterange($4, $5)`;

/** Posts held on the chair on any of these days, earliest first. */
export function postsOnSeat(manager: EntityManager, seat: SeatSpan): Promise<{ id: string }[]> {
  return manager.query(
    `SELECT id FROM post WHERE ${sameSeat} ORDER BY valid_from, id`,
    seatParams(seat),
  );
}

/** Those who act on the chair because it is vacant, on any of these days, earliest first. */
export function vacancyActingOnSeat(
  manager: EntityManager,
  seat: SeatSpan,
): Promise<{ id: string }[]> {
  return manager.query(
    `SELECT id FROM acting_appointment WHERE ${sameSeat} AND absent_post_id IS NULL ORDER BY valid_from, id`,
    seatParams(seat),
  );
}

function seatParams({ unitId, partyOrganisationId, kind, validFrom, validTo }: SeatSpan) {
  return [unitId, partyOrganisationId, sameSeatKinds(kind), validFrom, validTo];
}
