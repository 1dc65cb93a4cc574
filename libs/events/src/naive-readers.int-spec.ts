import type { CloudEvent } from '@huiyin/contracts';
import { eventually } from '@huiyin/testing';
import { embedded } from '../test/transports';
import { beginWalk, takeStep, type Walk } from '../test/walks';
import { slowCommits, World } from '../test/world';

/** Why the relay gives positions (docs/adr/0002): the two obvious ways without it, seen failing. */
describe('reading an outbox without positions', () => {
  let world: World;
  beforeEach(async () => void (world = await World.open()));
  afterEach(() => world.close());

  it('R3 loses events by "seq > last" when 32 writers commit out of order; the relay loses none', async () => {
    await slowCommits(world, 0.03);
    const writers = await world.writers(32);
    const walks = await Promise.all(
      Array.from({ length: 64 }, () => beginWalk(writers, world.bureauId)),
    );
    const naive = new ReaderBySequence(world);
    const isWriting = { now: true };
    const reading = naive.readWhile(() => isWriting.now);
    await world.startRelay(embedded);
    await world.startConsumer(embedded);

    const steps = Array.from({ length: 320 }, (_, index) => walks[index % 64] as Walk);
    await Promise.all(steps.map((walk) => takeStep(writers, walk)));
    isWriting.now = false;
    await reading;

    await eventually(async () => expect(await world.applied()).toBe(320));
    expect(await world.outbox()).toHaveLength(320);
    expect(naive.seen.size).toBeLessThan(320);
  });

  it('R5 breaks the order of a key by "transaction id < xmin", because an id is drawn before the row lock', async () => {
    const writers = await world.writers(4);
    const walk = await beginWalk(writers, world.bureauId);
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));

    // Draws its transaction id first, gets the walk's lock second.
    const early = takeStep(writers, walk, { before: () => gate });
    await eventually(async () => expect(await openTransactionIds()).toBe(1));
    await takeStep(writers, walk);
    release();
    await early;

    const byTransaction = await readByTransactionId();
    expect(byTransaction.map(stepOf)).toEqual([2, 1]);

    await world.relay(world.open(embedded.forProducer(world))).relayBatch();
    const byPosition = (await world.outbox()).sort(
      (a, b) => Number(a.position) - Number(b.position),
    );
    expect(byPosition.map(({ event }) => stepOf(event))).toEqual([1, 2]);
  });

  async function openTransactionIds(): Promise<number> {
    const { rows } = await world.admin.producer.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM pg_stat_activity
       WHERE datname = current_database() AND backend_xid IS NOT NULL`,
    );
    return rows[0]?.count ?? 0;
  }

  async function readByTransactionId(): Promise<CloudEvent[]> {
    const { rows } = await world.admin.producer.query<{ event: CloudEvent }>(
      `SELECT event FROM events.outbox_message
       WHERE xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
       ORDER BY xmin::text::bigint, seq`,
    );
    return rows.map(({ event }) => event);
  }
});

function stepOf({ data }: CloudEvent): number {
  return (data as { step: number }).step;
}

/** The reader everybody writes first. */
class ReaderBySequence {
  readonly seen = new Set<number>();
  private last = 0;

  constructor(private readonly world: World) {}

  async readWhile(isWanted: () => boolean): Promise<void> {
    while (isWanted()) await this.read();
    await this.read();
  }

  private async read(): Promise<void> {
    const { rows } = await this.world.admin.producer.query<{ seq: number }>(
      'SELECT seq::integer FROM events.outbox_message WHERE seq > $1 ORDER BY seq LIMIT 500',
      [this.last],
    );
    for (const { seq } of rows) this.seen.add(seq);
    this.last = rows.at(-1)?.seq ?? this.last;
  }
}
