import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from '@huiyin/testing';
import { Supervisor } from '../src/supervisor/supervisor';
import type { ProcessEvent } from '../src/supervisor/process-spec';
import { quietPorts } from '../src/checks/ports';
import { build, root } from './built';

jest.setTimeout(30_000); // processes start here, on machines that do other things too

describe('PostgreSQL under the supervisor (issue 2 B)', () => {
  let folder: string;
  let port: number;
  let supervisor: Supervisor;
  const events: ProcessEvent[] = [];

  beforeAll(async () => {
    await build();
    folder = mkdtempSync(join(tmpdir(), 'huiyin-postgres-'));
    chmodSync(folder, 0o755);
    [port = 0] = await quietPorts(1);
    supervisor = new Supervisor(folder, (_name, event) => void events.push(event));
    await supervisor.start({
      name: 'postgres',
      script: join(root, 'dist/tools/dev/src/postgres/main.js'),
      env: {
        PORT: String(port),
        POSTGRES_FOLDER: join(folder, 'data'),
        POSTGRES_PASSWORD: 'for-tests-only',
      },
      port,
      stopRank: 0,
    });
  });

  afterAll(async () => {
    await supervisor.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function query(sql: string): Promise<unknown[]> {
    const url = `postgres://postgres:for-tests-only@127.0.0.1:${port}/postgres`;
    const client = new Client({ connectionString: url });
    await client.connect();
    return client.query(sql).then(
      ({ rows }) => client.end().then(() => rows),
      (error) => client.end().then(() => Promise.reject(error)),
    );
  }

  const postmaster = () =>
    Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);

  it('comes back on the same port with what was committed when it is shot', async () => {
    await query('CREATE TABLE kept AS SELECT 1 AS n');

    process.kill(postmaster(), 'SIGKILL');

    await eventually(() => expect(events.map(({ kind }) => kind)).toContain('recovered'), 20_000);
    expect(await query('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('S14 writes nothing of what is stored or asked into its log, statements that fail included', async () => {
    const planted = '主任收红包 13800010001';
    await query(`CREATE TABLE opinion (text text CONSTRAINT short CHECK (length(text) < 5))`);
    await expect(query(`INSERT INTO opinion VALUES ('${planted}')`)).rejects.toThrow('short');
    await expect(query(`SELECT '${planted}'::uuid`)).rejects.toThrow('uuid');
    await expect(query(`SELECT pg_sleep(0), '${planted}'`)).resolves.toHaveLength(1);
    const log = readFileSync(join(folder, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toMatch(/主任|13800010001|opinion|duration|connection authorized/);
  });

  it('stops cleanly although a client is still connected', async () => {
    const url = `postgres://postgres:for-tests-only@127.0.0.1:${port}/postgres`;
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    const pid = postmaster();

    expect(await supervisor.stop()).toBe(true);

    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
