import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@huiyin/testing';
import { ProcessDidNotStart, StoppedMeanwhile } from '../start.errors';
import type { ProcessEvent, ProcessSpec } from './process-spec';
import { Supervisor } from './supervisor';

const READY = `process.send({ type: 'ready', port: 0 }); setInterval(() => {}, 1000);`;
const STOPS = `process.on('SIGTERM', () => {
  require('node:fs').appendFileSync(process.env.DIARY, process.env.NAME + '\\n');
  process.exit(0);
});`;

jest.setTimeout(30_000); // processes start here, on machines that do other things too

describe('the supervisor (issue 2 B)', () => {
  let folder: string;
  let events: [string, ProcessEvent][];
  let supervisor: Supervisor;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-supervisor-'));
    writeFileSync(diary(), '');
    events = [];
    supervisor = new Supervisor(folder, (name, event) => void events.push([name, event]));
  });

  afterEach(async () => {
    await supervisor.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const diary = () => join(folder, 'diary');
  const kinds = (name: string) =>
    events.filter(([who]) => who === name).map(([, event]) => event.kind);

  function program(name: string, code: string, spec: Partial<ProcessSpec> = {}): ProcessSpec {
    const script = join(folder, `${name}.js`);
    writeFileSync(script, code);
    return { name, script, env: { NAME: name, DIARY: diary() }, port: 1, stopRank: 0, ...spec };
  }

  async function killed(name: string): Promise<number> {
    const pid = supervisor.states()[name]?.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    return eventually(() => {
      const next = supervisor.states()[name]?.pid ?? pid;
      expect(next).not.toBe(pid);
      return next;
    });
  }

  it('restarts a process that was killed, says so, and says when it is back', async () => {
    await supervisor.start(program('campaigns', STOPS + READY));

    await killed('campaigns');
    await eventually(() => expect(kinds('campaigns')).toEqual(['crashed', 'recovered']));

    expect(events[0]?.[1]).toEqual({ kind: 'crashed', how: 'SIGKILL', restartInMs: 500 });
  });

  it('waits longer before each restart of a process that keeps crashing', async () => {
    await supervisor.start(program('campaigns', `${READY} setTimeout(() => process.exit(3), 50);`));

    await eventually(() => {
      const waits = events.flatMap(([, event]) =>
        event.kind === 'crashed' ? [[event.how, event.restartInMs]] : [],
      );
      expect(waits).toEqual([
        ['exit 3', 500],
        ['exit 3', 1_000],
        ['exit 3', 2_000],
      ]);
    });
  });

  it('stops the gateway before the services and the database last', async () => {
    await supervisor.start(program('postgres', STOPS + READY, { stopRank: 4 }));
    await supervisor.start(program('organization', STOPS + READY, { stopRank: 1 }));
    await supervisor.start(program('gateway', STOPS + READY, { stopRank: 0 }));

    expect(await supervisor.stop()).toBe(true);

    expect(readFileSync(diary(), 'utf8').split('\n')).toEqual([
      'gateway',
      'organization',
      'postgres',
      '',
    ]);
  });

  it('tells a crash in stopping from a clean stop', async () => {
    await supervisor.start(program('ok', STOPS + READY));
    await supervisor.start(
      program('bad', `process.on('SIGTERM', () => process.exit(1)); ${READY}`),
    );

    expect(await supervisor.stop()).toBe(false);

    expect(kinds('bad')).toEqual(['killed-in-stopping']);
    expect(kinds('ok')).toEqual([]);
  });

  it('kills what does not stop in time, and calls that unclean', async () => {
    const deaf = program('deaf', `process.on('SIGTERM', () => {}); ${READY}`, {
      stopWithinMs: 100,
    });
    await supervisor.start(deaf);

    expect(await supervisor.stop()).toBe(false);
  });

  it('does not restart what was being restarted when it is told to stop', async () => {
    await supervisor.start(program('campaigns', `${READY} setTimeout(() => process.exit(3), 50);`));
    await eventually(() => expect(kinds('campaigns')).toEqual(['crashed']));

    expect(await supervisor.stop()).toBe(true);

    expect(supervisor.states()['campaigns']?.pid).toBeNull();
  });

  it('fails the start of a process that ends before it is ready, with its last words', async () => {
    const broken = program('broken', `console.error('no such table: unit'); process.exit(1);`);

    await expect(supervisor.start(broken)).rejects.toThrow(
      expect.objectContaining({
        code: 'PROCESS_DID_NOT_START',
        message: expect.stringContaining('no such table: unit'),
      }),
    );
  });

  it('ends a start under way when it is told to stop', async () => {
    const start = supervisor.start(program('slow', `setInterval(() => {}, 1000);`));
    const outcome = expect(start).rejects.toThrow(StoppedMeanwhile);

    expect(await supervisor.stop()).toBe(true);

    await outcome;
    await expect(supervisor.run(program('late', ''))).rejects.toThrow(StoppedMeanwhile);
  });

  it('does not call it unclean when a process dies of a stop that came before it was ready', async () => {
    const dies = `process.on('SIGTERM', () => process.exit(1)); setInterval(() => {}, 1000);`;
    const early = program(
      'early',
      `${dies} require('node:fs').writeFileSync(process.env.DIARY, 'up');`,
    );
    const outcome = expect(supervisor.start(early)).rejects.toThrow(StoppedMeanwhile);
    await eventually(() => expect(readFileSync(diary(), 'utf8')).toBe('up'));

    expect(await supervisor.stop()).toBe(true);

    await outcome;
  });

  it('runs a migration to its end and fails when it fails', async () => {
    await supervisor.run(program('migrate', ''));

    await expect(supervisor.run(program('migrate', 'process.exit(1)'))).rejects.toThrow(
      ProcessDidNotStart,
    );
  });

  it('shows warnings and keeps everything in a file', async () => {
    const line = JSON.stringify({ level: 'warn', msg: 'broker away' });
    const twice = `console.log('${line}'); console.log('${line}');`;
    await supervisor.start(program('campaigns', `console.log('hello'); ${twice} ${READY}`));

    await eventually(() =>
      expect(events).toContainEqual(['campaigns', { kind: 'warning', text: 'warn: broker away' }]),
    );
    await eventually(() =>
      expect(readFileSync(join(folder, 'campaigns.log'), 'utf8')).toBe(`hello\n${line}\n${line}\n`),
    );
    expect(events).toHaveLength(1); // the same words again are no news
  });

  it('does not hand its own database URL or port to a child', async () => {
    process.env['DATABASE_URL'] = 'postgres://admin@127.0.0.1/postgres';
    try {
      const say = `console.log(String(process.env.DATABASE_URL), process.env.NAME); ${READY}`;
      await supervisor.start(program('gateway', say));
    } finally {
      delete process.env['DATABASE_URL'];
    }

    await eventually(() =>
      expect(readFileSync(join(folder, 'gateway.log'), 'utf8')).toBe('undefined gateway\n'),
    );
  });
});
