import { newId } from '@huiyin/kernel';
import { noTenant } from '@huiyin/persistence';
import { beginWalk, StepTaken, takeStep, Walk } from '../test/walks';
import { World } from '../test/world';
import type { Tx, UnitOfWork } from './unit-of-work';

describe('a unit of work', () => {
  let world: World;
  let unitOfWork: UnitOfWork;
  let commits: number;

  beforeEach(async () => {
    world = await World.open();
    commits = 0;
    unitOfWork = await world.writers(4, () => void (commits += 1));
  });
  afterEach(() => world.close());

  it('writes the event with the change, as CloudEvents 1.0, and wakes the relay after the commit', async () => {
    const walk = await beginWalk(unitOfWork, world.bureauId);
    expect(commits).toBe(0);

    await takeStep(unitOfWork, walk);

    expect(commits).toBe(1);
    expect(await world.outbox()).toMatchObject([
      {
        position: null,
        event: {
          specversion: '1.0',
          source: '/huiyin/campaigns',
          type: 'campaigns.step-taken.v1',
          subject: walk.id,
          partitionkey: walk.id,
          bureauid: world.bureauId,
          data: { walkId: walk.id, bureauId: world.bureauId, step: 1 },
        },
      },
    ]);
  });

  it('says nothing when the transaction rolls back', async () => {
    const walk = await beginWalk(unitOfWork, world.bureauId);
    const failing = takeStep(unitOfWork, walk, {
      after: () => Promise.reject(new Error('changed its mind')),
    });

    await expect(failing).rejects.toThrow('changed its mind');

    expect(await world.outbox()).toEqual([]);
    expect(commits).toBe(0);
  });

  it('refuses to emit when its transaction is over', async () => {
    let leaked: Tx | undefined;
    await unitOfWork.run(noTenant, async (tx) => void (leaked = tx));

    const event = StepTaken.of({ walkId: newId(), bureauId: world.bureauId, step: 1 });

    expect(() => leaked?.emit(event)).toThrow('after its transaction');
  });

  it('refuses an event that no broker would take, before it commits', async () => {
    const event = StepTaken.of({ walkId: newId(), bureauId: world.bureauId, step: 1 });
    Object.assign(event.payload, { padding: 'x'.repeat(1_000_000) });

    await expect(unitOfWork.run(noTenant, async (tx) => tx.emit(event))).rejects.toThrow(
      'larger than',
    );
  });

  it('starts the whole transaction again after a deadlock, and emits once', async () => {
    const walk = await beginWalk(unitOfWork, world.bureauId);
    const attempts: number[] = [];
    const failOnce = async () => {
      attempts.push(1);
      if (attempts.length === 1)
        throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    };

    await takeStep(unitOfWork, walk, { after: failOnce });

    expect(attempts).toHaveLength(2);
    expect(await world.outbox()).toHaveLength(1);
  });

  it('S6 locks no row of another bureau', async () => {
    const walk = await beginWalk(unitOfWork, world.bureauId);

    expect(await unitOfWork.run({ bureauId: newId() }, (tx) => tx.lock(Walk, walk.id))).toBeNull();
    expect(await unitOfWork.run(noTenant, (tx) => tx.lock(Walk, walk.id))).toBeNull();
    expect(await unitOfWork.run(walk, (tx) => tx.lock(Walk, walk.id))).toMatchObject({
      id: walk.id,
    });
  });

  it('lets steps of one walk follow each other, however many come at once', async () => {
    const walk = await beginWalk(unitOfWork, world.bureauId);

    await Promise.all(Array.from({ length: 16 }, () => takeStep(unitOfWork, walk)));

    const steps = (await world.outbox()).map(({ event }) => (event.data as { step: number }).step);
    expect(steps).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });
});
