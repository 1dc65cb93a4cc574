import { sqlState } from './unit-of-work';

// Connection, resources, contention that outlived its restarts, shutdown, read-only standby, I/O.
const passing =
  /^((08|53|40|58)[0-9A-Z]{3}|57P0[0-9]|25006|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const passingWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|after calling end on the pool|not queryable|Driver not Connected/i;

/** Trouble with the own database is nobody's poison: it passes, and the event must still be there then. */
export function isOutage(error: unknown): boolean {
  if (passing.test(sqlState(error) ?? '')) return true;
  return error instanceof Error && passingWords.test(error.message);
}
