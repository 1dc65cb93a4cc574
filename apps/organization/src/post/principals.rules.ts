import { linesOf, type PostKind, type PrincipalLine } from './post-kinds.rules';

/** Somebody on a principal's chair on one day, by post or acting. */
export interface OnPrincipalSeat {
  readonly kind: PostKind;
  readonly personId: string;
  readonly isActing: boolean;
  /** The holder on leave for whom this one acts. */
  readonly absentPersonId: string | null;
}

/**
 * Who is the principal responsible in a line on a day: who acts before who is on leave, the line asked for before the
 * other one (a small unit has only one principal); null when nobody leads the unit.
 */
export function principalOf<T extends OnPrincipalSeat>(
  seats: readonly T[],
  line: PrincipalLine,
): T | null {
  const inLine = (seat: T) => linesOf(seat.kind).includes(line);
  const order = (seat: T) => (inLine(seat) ? 0 : 2) + (seat.isActing ? 0 : 1);
  const [first] = [...seats].sort((a, b) => order(a) - order(b));
  return first ?? null;
}
