import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyDatabase, type TestDatabase } from '@huiyin/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import { databaseRefusal } from './persistence.errors';
import { noTenant } from './scope';
import { ScopedReads } from './scoped-reads';

/** A wire to PostgreSQL that can be cut: what a server that dies looks like from here. */
class Wire {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  constructor(private readonly target: URL) {}

  async join(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => (near.destroy(), far.destroy(), this.sockets.delete(socket)));
      }
      near.pipe(far).pipe(near);
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as { port: number }).port;
  }

  cut(): void {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
  }

  get url(): string {
    const url = new URL(this.target);
    url.port = String(this.port);
    return url.toString();
  }
}

describe('what a caller is told when the database is away (quality R8)', () => {
  let database: TestDatabase;
  let wire: Wire;
  let reads: ScopedReads;
  let writes: DataSource;

  beforeEach(async () => {
    database = await emptyDatabase('campaigns');
    wire = new Wire(new URL(database.url));
    await wire.join();
    const { url } = wire;
    reads = new ScopedReads({ url, poolSize: 1, applicationName: 'outage' });
    writes = createDataSource({ url, entities: [], migrations: [], applicationName: 'outage' });
    await writes.initialize();
  });

  afterEach(async () => {
    await Promise.allSettled([reads.close(), writes.destroy()]);
    wire.cut();
    await database.drop();
  });

  const told = (work: Promise<unknown>) =>
    work.then(
      () => 'answered',
      (error: unknown) => databaseRefusal(error)?.code ?? `a bug: ${String(error)}`,
    );
  const reading = (sql: string) => told(reads.rows(noTenant, sql));
  const writing = (sql: string) => told(writes.transaction((manager) => manager.query(sql)));
  const both = (sql: string) => Promise.all([reading(sql), writing(sql)]);
  const outages = ['DATABASE_UNAVAILABLE', 'DATABASE_UNAVAILABLE'];

  it('a wire that is cut under a running query is an outage, for reads and for transactions', async () => {
    const running = both('SELECT pg_sleep(20)');
    await sleep(300);
    wire.cut();

    expect(await running).toEqual(outages);
  });

  it('PostgreSQL that ends its backends is an outage, and the next query is answered', async () => {
    const running = both('SELECT pg_sleep(20)');
    await sleep(300);
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'outage%'`,
    );
    await admin.end();

    expect(await running).toEqual(outages);
    expect(await both('SELECT 1')).toEqual(['answered', 'answered']);
  });

  it('a server that is gone refuses at once; the same pools work again when it is back', async () => {
    expect(await both('SELECT 1')).toEqual(['answered', 'answered']);
    wire.cut();
    const began = performance.now();

    expect(await both('SELECT 1')).toEqual(outages);
    expect(await both('SELECT 1')).toEqual(outages);
    expect(performance.now() - began).toBeLessThan(2_000);
    await wire.join();
    expect(await both('SELECT 1')).toEqual(['answered', 'answered']);
  });

  it('a fault of the question stays a bug', async () =>
    expect(await reading('SELECT 1/0')).toContain('a bug'));
});
