import { BallotBoxUnavailable } from './ballot-box.errors';

interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue<In, Out> {
  readonly waiting: Waiting<In, Out>[];
}

const MAX_WAITING = 2_000;

/**
 * One batch per key at a time; what arrives meanwhile is the next one. Alone, an item waits for nobody; in a rush many
 * share one transaction, and so one wait for the disk.
 */
export class MicroBatches<In, Out> {
  private readonly queues = new Map<string, Queue<In, Out>>();

  /** @param run gets at most `size` items, in the order of their arrival, and answers each */
  constructor(
    private readonly run: (key: string, items: In[]) => Promise<Out[]>,
    private readonly size = 128,
  ) {}

  /** @throws BallotBoxUnavailable when too many wait already, and whatever `run` throws */
  add(key: string, item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      const running = this.queues.get(key);
      if (running && running.waiting.length >= MAX_WAITING)
        return reject(new BallotBoxUnavailable());
      const queue = running ?? { waiting: [] };
      queue.waiting.push({ item, resolve, reject });
      if (running) return;
      this.queues.set(key, queue);
      void this.drain(key, queue);
    });
  }

  private async drain(key: string, queue: Queue<In, Out>): Promise<void> {
    while (queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0, this.size);
      try {
        const answers = await this.run(
          key,
          batch.map(({ item }) => item),
        );
        batch.forEach(({ resolve }, at) => resolve(answers[at] as Out));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.queues.delete(key);
  }
}
