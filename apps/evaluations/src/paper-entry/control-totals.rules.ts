/** What the supervision group counted by hand when it took the box over, per class. */
export interface CountedByHand {
  readonly ticketClass: string;
  /** Handed out. */
  readonly issued: number;
  /** Came back in the box, void ones among them. */
  readonly returned: number;
  readonly void: number;
  /** Of the void ones, those without a readable control number: nobody can enter them. */
  readonly unnumbered: number;
  readonly missing: number;
}

/** What was entered of the class, after reconciliation. */
export interface EnteredTotals {
  readonly valid: number;
  readonly void: number;
}

export type TotalsProblem =
  | 'not-counted'
  | 'issued-is-not-returned-and-missing'
  | 'returned-is-not-entered'
  | 'void-is-not-entered-void';

/**
 * §4.5: issued = cast + missing + void, where cast are the sheets that count. The first equation that does not hold, or null.
 * @param counted null: the class has forms and nobody has counted what came back
 */
export function totalsProblem(
  counted: CountedByHand | null,
  entered: EnteredTotals,
): TotalsProblem | null {
  if (!counted) return 'not-counted';
  const { issued, returned, missing, unnumbered } = counted;
  if (issued !== returned + missing) return 'issued-is-not-returned-and-missing';
  if (returned !== entered.valid + entered.void + unnumbered) return 'returned-is-not-entered';
  if (counted.void !== entered.void + unnumbered) return 'void-is-not-entered-void';
  return null;
}
