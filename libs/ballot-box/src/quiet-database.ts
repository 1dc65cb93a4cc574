import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { BallotBoxUnavailable } from './ballot-box.errors';

/** Statements of one connection. */
export interface Statements {
  rows<T extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<T[]>;
}

/**
 * The database, whose errors end here: their message or detail can quote what was sent, and a ticket in a log with a time
 * beside it is what the box must never give away. What is thrown instead has the SQLSTATE and no word of theirs.
 */
export class QuietDatabase implements Statements {
  constructor(private readonly pool: Pool) {}

  rows<T extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<T[]> {
    return quietly(async () => (await this.pool.query<T>(text, [...values])).rows);
  }

  /** Committed, and so durable, when it returns; what `work` throws undoes everything. */
  async transaction<T>(work: (tx: Statements) => Promise<T>): Promise<T> {
    const client = await quietly(() => this.pool.connect());
    client.on('error', ignored); // a connection that breaks between two statements; the next one says so
    try {
      await quietly(() => client.query('BEGIN'));
      const result = await work(statementsOf(client));
      await quietly(() => client.query('COMMIT'));
      release(client, false);
      return result;
    } catch (error) {
      const isBroken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      release(client, isBroken);
      throw error;
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

const ignored = (): void => undefined;

function release(client: PoolClient, isBroken: boolean): void {
  client.release(isBroken);
  client.removeListener('error', ignored);
}

function statementsOf(client: PoolClient): Statements {
  return {
    rows: <T extends QueryResultRow>(text: string, values: readonly unknown[]) =>
      quietly(async () => (await client.query<T>(text, [...values])).rows),
  };
}

async function quietly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw new BallotBoxUnavailable(typeof code === 'string' ? code : null);
  }
}
