import { DomainError } from '@huiyin/kernel';
import { isOutage, sqlState } from './outage';

/** The database is away, restarting or out of connections (R8). Says nothing of where it is or what was asked. */
export class DatabaseUnavailable extends DomainError {
  readonly code = 'DATABASE_UNAVAILABLE';
  readonly kind = 'unavailable';
  constructor() {
    super('The database is not available right now. Please try again in a moment.');
  }
}

/** PostgreSQL keeps every character but NUL (SQLSTATE 22021). */
export class TextNotStorable extends DomainError {
  readonly code = 'TEXT_NOT_STORABLE';
  readonly kind = 'invalid';
  constructor() {
    super(
      'A text holds a character that cannot be kept (U+0000). Please remove it and send again.',
    );
  }
}

/** What a caller is told of a driver's error: an outage, or a text it cannot keep; null when it is neither. */
export function databaseRefusal(error: unknown): DatabaseUnavailable | TextNotStorable | null {
  if (isOutage(error)) return new DatabaseUnavailable();
  return sqlState(error) === '22021' ? new TextNotStorable() : null;
}
