import { randomUUID } from 'node:crypto';

/** A random (version 4) UUID. Never time-ordered: an id must not tell when a row was written. */
export function newId(): string {
  return randomUUID();
}
