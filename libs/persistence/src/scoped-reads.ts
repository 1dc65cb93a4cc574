import { createHash } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { type Scope, scopeSetting } from './scope';

export interface ScopedReadsOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly applicationName: string;
  /** Called once per SQL statement sent; tests count with it. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * The only door to the read pool. Every query runs on a connection whose tenant setting was made for exactly this
 * scope, so that row-level security holds even where a WHERE was forgotten. A connection remembers its last tenant
 * and is set again only when it differs: one round trip instead of four for BEGIN/set/SELECT/COMMIT.
 */
export class ScopedReads {
  private readonly pool: Pool;
  private readonly lastScope = new WeakMap<PoolClient, string>();
  private readonly names = new Map<string, string>();
  private readonly onStatement: (sql: string) => void;

  constructor(options: ScopedReadsOptions) {
    this.onStatement = options.onStatement ?? (() => undefined);
    this.pool = new Pool({
      connectionString: options.url,
      max: options.poolSize ?? 10,
      application_name: `${options.applicationName}-reads`,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      options: '-c default_transaction_read_only=on -c statement_timeout=15000',
    });
    this.pool.on('error', () => undefined); // an idle connection that breaks is replaced by the pool
    // One that breaks in use is told to its query; without a listener of its own it would end the process.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Rows of a prepared SELECT, as PostgreSQL gives them. `sql` must be constant text: values go into `params`. */
  async rows<T>(scope: Scope, sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await this.enter(client, scope);
      this.onStatement(sql);
      const result = await client.query({ name: this.nameOf(sql), text: sql, values: [...params] });
      return result.rows as T[];
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      // After an error the connection's state is not known: it is closed, not handed to the next tenant.
      client.release(broken);
    }
  }

  async one<T>(scope: Scope, sql: string, params: readonly unknown[] = []): Promise<T | null> {
    const [first] = await this.rows<T>(scope, sql, params);
    return first ?? null;
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async enter(client: PoolClient, scope: Scope): Promise<void> {
    const wanted = scope.bureauId ?? '';
    if (this.lastScope.get(client) === wanted) return;
    await client.query({
      name: 'scope',
      text: `SELECT set_config('${scopeSetting}', $1, false)`,
      values: [wanted],
    });
    this.lastScope.set(client, wanted);
  }

  private nameOf(sql: string): string {
    const known = this.names.get(sql);
    if (known !== undefined) return known;
    const name = `q_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
    this.names.set(sql, name);
    return name;
  }
}
