import { Client } from 'pg';
import { DatabaseNotReachable, ServerInUse } from '../start.errors';

/** One copy per server: role names and passwords belong to the whole of it. Any number, the same in every copy. */
const COPY_LOCK = 4_207_301;

/**
 * Takes the server a person named by DATABASE_URL for this copy, until the process ends.
 * @throws DatabaseNotReachable, ServerInUse
 */
export async function takeNamedServer(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // A server that restarts lets go of the lock; that must not end the copy.
  const { rows } = await client
    .connect()
    .then(() =>
      client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) taken', [COPY_LOCK]),
    )
    .catch((error: Error) => {
      throw new DatabaseNotReachable(new URL(adminUrl).host, error.message);
    });
  if (rows[0]?.taken !== true) throw new ServerInUse(new URL(adminUrl).host);
}
