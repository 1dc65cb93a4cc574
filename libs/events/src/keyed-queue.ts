import type { CloudEvent } from '@huiyin/contracts';
import type { Subscription } from './transport';

const width = 6;

/**
 * Runs jobs so that jobs of one key keep their order while different keys run side by side, at most `atOnce` of them.
 * Resolves when all are done; rejects with the first failure after the others have settled.
 */
export async function inOrderPerKey<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  atOnce: number,
  job: (item: T) => Promise<void>,
): Promise<void> {
  const lanes = new Map<string, T[]>();
  for (const item of items) {
    const lane = lanes.get(keyOf(item));
    if (lane) lane.push(item);
    else lanes.set(keyOf(item), [item]);
  }
  const waiting = [...lanes.values()].values();
  const worker = async () => {
    for (const lane of waiting) for (const item of lane) await job(item);
  };
  const workers = Array.from({ length: Math.min(atOnce, lanes.size) }, worker);
  const outcomes = await Promise.allSettled(workers);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Hands a run of the stream to a subscription, in the way it asked for. */
export function hand(events: readonly CloudEvent[], subscription: Subscription): Promise<void> {
  const { handle, handleMany } = subscription;
  if (handleMany) return handleMany(events);
  return inOrderPerKey(events, ({ partitionkey }) => partitionkey, width, handle);
}
