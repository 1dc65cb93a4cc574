import type { EntityManager } from 'typeorm';

/** The bureau of a login, whichever it is; null when nobody has it. */
export async function bureauOfLogin(manager: EntityManager, login: string): Promise<string | null> {
  const [row]: { bureau_id: string | null }[] = await manager.query(
    'SELECT bureau_id FROM account_of($1)',
    [login],
  );
  return row?.bureau_id ?? null;
}

/** One at a time, until commit: two first starts of one demo must not both find it missing. */
export async function lockFirstAccounts(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(7316002)');
}
