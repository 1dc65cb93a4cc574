/**
 * What stands between a count and its reader. All of them are always on; the attack tests switch each off once and must
 * then be able to tell a hidden result (`test/attacker.spec.ts`). Not exported from the library's door.
 */
export interface Guards {
  /** Fewer than k grades are never shown. */
  threshold: boolean;
  /** All the same grade, nobody favourable, everybody favourable are never shown. */
  unanimity: boolean;
  /** Beside a hidden group the group is hidden that would give it back by subtraction. */
  complementary: boolean;
  /** What is shown for one k is a union of what is shown for a smaller k. */
  nesting: boolean;
  /** What was ever shown is remembered, and nothing leaves that could be subtracted from it. */
  ledger: boolean;
  /** Texts leave after closing, from at least k sheets, in an order of their own. */
  texts: boolean;
}

export const ALL_GUARDS: Guards = Object.freeze({
  threshold: true,
  unanimity: true,
  complementary: true,
  nesting: true,
  ledger: true,
  texts: true,
});
