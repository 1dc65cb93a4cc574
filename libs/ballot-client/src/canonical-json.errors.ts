/**
 * The value has no single canonical spelling, so it cannot be hashed. Shaped like a DomainError without being one: the
 * kernel's door reaches Node modules, and this library must load in a browser.
 */
export class ValueNotCanonical extends Error {
  readonly code = 'BALLOT_VALUE_NOT_CANONICAL';
  readonly kind = 'invalid';
  constructor(readonly path: string) {
    super(`The value at ${path} cannot stand on the board.`);
    this.name = 'ValueNotCanonical';
  }
}
