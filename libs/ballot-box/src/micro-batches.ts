import { BallotBoxUnavailable } from './ballot-box.errors';

interface Asker<Out> {
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
}

interface Waiting<In, Out> {
  item: In;
  readonly askers: Asker<Out>[];
}

/** By ticket, in the order in which the tickets came. */
type Queue<In, Out> = Map<string, Waiting<In, Out>>;

/** Tickets of a box; requests with one ticket. */
const MAX_WAITING = 2_000;

/**
 * One batch per key at a time; what arrives meanwhile is the next one. Alone, an item waits for nobody; in a rush many
 * share one transaction, and so one wait for the disk. A ticket has one place in the queue, however often it is shown: the last
 * item is the one that is run, and nobody can fill the queue for others.
 */
export class MicroBatches<In extends { readonly ticketId: string }, Out> {
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
      const queue: Queue<In, Out> = running ?? new Map<string, Waiting<In, Out>>();
      const place = queue.get(item.ticketId);
      const waiting = place ? place.askers.length : queue.size;
      if (waiting >= MAX_WAITING) return reject(new BallotBoxUnavailable());
      if (place) {
        place.item = item;
        place.askers.push({ resolve, reject });
        return;
      }
      queue.set(item.ticketId, { item, askers: [{ resolve, reject }] });
      if (running) return;
      this.queues.set(key, queue);
      void this.drain(key, queue);
    });
  }

  private async drain(key: string, queue: Queue<In, Out>): Promise<void> {
    while (queue.size > 0) {
      const batch = [...queue].slice(0, this.size);
      for (const [ticketId] of batch) queue.delete(ticketId);
      const waiting = batch.map(([, one]) => one);
      try {
        const answers = await this.run(
          key,
          waiting.map(({ item }) => item),
        );
        waiting.forEach(({ askers }, at) =>
          askers.forEach(({ resolve }) => resolve(answers[at] as Out)),
        );
      } catch (error) {
        for (const { askers } of waiting) for (const { reject } of askers) reject(error);
      }
    }
    this.queues.delete(key);
  }
}
