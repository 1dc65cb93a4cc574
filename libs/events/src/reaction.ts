import { type CloudEvent, type EventContract, type TenantPayload } from '@huiyin/contracts';
import { EventUnreadable } from './events.errors';
import type { Tx, UnitOfWork } from './unit-of-work';

export interface ReceivedEvent<P> {
  readonly id: string;
  readonly time: Date;
  readonly payload: P;
}

/**
 * What a service does when a fact arrives. Runs in one transaction with its inbox row, so it happens once. Reactions of
 * one bureau may share that transaction; when one of them fails, all of it is rolled back and each is run alone.
 */
export interface Reaction<P extends TenantPayload = TenantPayload> {
  readonly name: string;
  readonly on: EventContract<P>;
  react(tx: Tx, event: ReceivedEvent<P>): Promise<void>;
}

export type RunOutcome = 'done' | 'duplicate';

/** One reaction to one event. */
export interface Work {
  readonly reaction: Reaction;
  readonly event: CloudEvent;
}

const shareTransactionForMs = 200;

/** Delivered five times at once, done once: the inbox row and the work commit together or not at all. */
export async function runOnce<P extends TenantPayload>(
  unitOfWork: UnitOfWork,
  reaction: Reaction<P>,
  event: CloudEvent,
): Promise<RunOutcome> {
  const [outcome] = await runTogether(unitOfWork, [{ reaction: reaction as never, event }]);
  return outcome ?? 'duplicate';
}

/**
 * Work of one bureau in one transaction: all of it commits or none. Returns the outcome of each, in order; fewer than
 * given when the transaction has lasted long enough and the rest is left for another one.
 */
export async function runTogether(
  unitOfWork: UnitOfWork,
  works: readonly Work[],
): Promise<RunOutcome[]> {
  const payloads = works.map(({ reaction, event }) => readPayload(reaction.on, event));
  const bureauId = payloads[0]?.bureauId ?? null;
  if (payloads.some((payload) => payload.bureauId !== bureauId))
    throw new Error('cannot happen: work of several bureaus in one transaction');
  return unitOfWork.run({ bureauId }, async (tx) => {
    const claimed = await claim(tx, works);
    const outcomes: RunOutcome[] = [];
    const started = performance.now();
    for (const [index, work] of works.entries()) {
      if (index > 0 && performance.now() - started > shareTransactionForMs) {
        await unclaim(
          tx,
          works.slice(index).filter((each) => claimed.has(nameOf(each))),
        );
        break;
      }
      // Deleted from the set: the same event twice in one run of the stream is done once.
      const isMine = claimed.delete(nameOf(work));
      const { event, reaction } = work;
      const payload = payloads[index] as TenantPayload;
      if (isMine) await reaction.react(tx, { id: event.id, time: new Date(event.time), payload });
      outcomes.push(isMine ? 'done' : 'duplicate');
    }
    return outcomes;
  });
}

// In one fixed order, so that two consumers of the same events wait for each other and never in a circle.
async function claim(tx: Tx, works: readonly Work[]): Promise<Set<string>> {
  const rows: { reaction: string; event_id: string }[] = await tx.manager.query(
    `INSERT INTO events.inbox_message (reaction, event_id, outcome)
     SELECT DISTINCT reaction, event_id, 'done' FROM unnest($1::text[], $2::uuid[]) AS work(reaction, event_id)
     ORDER BY reaction, event_id
     ON CONFLICT DO NOTHING RETURNING reaction, event_id`,
    [works.map(({ reaction }) => reaction.name), works.map(({ event }) => event.id)],
  );
  return new Set(rows.map(({ reaction, event_id }) => `${reaction} ${event_id}`));
}

async function unclaim(tx: Tx, works: readonly Work[]): Promise<void> {
  await tx.manager.query(
    `DELETE FROM events.inbox_message USING unnest($1::text[], $2::uuid[]) AS work(reaction, event_id)
     WHERE inbox_message.reaction = work.reaction AND inbox_message.event_id = work.event_id`,
    [works.map(({ reaction }) => reaction.name), works.map(({ event }) => event.id)],
  );
}

function nameOf({ reaction, event }: Work): string {
  return `${reaction.name} ${event.id.toLowerCase()}`;
}

/** Open on the way in: fields a consumer does not know are ignored, everything it knows must be right. */
export function readPayload<P extends TenantPayload>(
  contract: EventContract<P>,
  event: CloudEvent,
): P {
  const parsed = contract.schema.safeParse(event.data);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.filter(({ code }) => code !== 'unrecognized_keys');
  if (problems.length === 0) return event.data as P;
  throw new EventUnreadable(
    contract.type,
    problems.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}
