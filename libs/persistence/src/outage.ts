// Connection, resources, contention that outlived its restarts, shutdown, read-only standby, I/O.
const passing =
  /^((08|53|40|58)[0-9A-Z]{3}|57P0[0-9]|25006|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const passingWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|after calling end on the pool|not queryable|Driver not Connected|Query runner already released|query runner was already released/i;

/**
 * Trouble with the database itself, not with what was asked of it: it passes. An event must still be there then, and a
 * person is told to try again.
 */
export function isOutage(error: unknown): boolean {
  if (passing.test(sqlState(error) ?? '')) return true;
  return error instanceof Error && passingWords.test(error.message);
}

/** The SQLSTATE of a database error, or the system's code of a connection's, however deep TypeORM wrapped it. */
export function sqlState(error: unknown): string | undefined {
  const candidate = error as { code?: unknown; driverError?: { code?: unknown } } | null;
  const code = candidate?.driverError?.code ?? candidate?.code;
  return typeof code === 'string' ? code : undefined;
}
