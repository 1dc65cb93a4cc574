/** How a refusal is meant; the GraphQL edge and the HTTP edge map it once. */
export type DomainErrorKind = 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'unavailable';

export type DomainErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A refusal the domain utters on purpose. `code` is stable and part of the API; `details` is small and flat
 * and never carries personal data. Anything thrown that is not a DomainError is a bug.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: DomainErrorKind;

  constructor(
    message: string,
    readonly details: DomainErrorDetails = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}
