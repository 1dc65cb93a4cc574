import { DomainError } from '@huiyin/kernel';
import { isOutage } from './outage';

/** The database is away, restarting or out of connections (R8). Says nothing of where it is or what was asked. */
export class DatabaseUnavailable extends DomainError {
  readonly code = 'DATABASE_UNAVAILABLE';
  readonly kind = 'unavailable';
  constructor() {
    super('The database is not available right now. Please try again in a moment.');
  }
}

/** What a caller is told of a driver's error: the outage, or null when it is none. */
export function databaseOutage(error: unknown): DatabaseUnavailable | null {
  return isOutage(error) ? new DatabaseUnavailable() : null;
}
