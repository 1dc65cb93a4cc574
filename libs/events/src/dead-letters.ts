import type { CloudEvent, TenantPayload } from '@huiyin/contracts';
import { noTenant } from '@huiyin/persistence';
import { type Reaction, readPayload, type RunOutcome } from './reaction';
import type { Tx, UnitOfWork } from './unit-of-work';

export interface DeadLetter {
  readonly reaction: string;
  readonly event: CloudEvent;
  readonly reason: string;
  readonly attempts: number;
}

/** Sets an event aside for one reaction: recorded with its reason, and claimed so that a replay passes it over. */
export function bury(unitOfWork: UnitOfWork, letter: DeadLetter): Promise<void> {
  return unitOfWork.run(noTenant, async ({ manager }) => {
    const claimed: unknown[] = await manager.query(
      `INSERT INTO events.inbox_message (reaction, event_id, outcome) VALUES ($1, $2, 'dead')
       ON CONFLICT DO NOTHING RETURNING 1`,
      [letter.reaction, letter.event.id],
    );
    if (claimed.length === 0) return; // another copy of this service has done it, or buried it
    await manager.query(
      `INSERT INTO events.dead_letter (reaction, event_id, event, reason, attempts, died_at)
       VALUES ($1, $2, $3, $4, $5, now())
       ON CONFLICT ON CONSTRAINT dead_letter_pk
       DO UPDATE SET reason = EXCLUDED.reason, attempts = EXCLUDED.attempts, died_at = now()`,
      [
        letter.reaction,
        letter.event.id,
        JSON.stringify(letter.event),
        letter.reason,
        letter.attempts,
      ],
    );
  });
}

export type RedeliveryOutcome = RunOutcome | 'dead';

/**
 * After the cause is mended: runs one reaction again for its dead letters, in the order they died. Returns what became
 * of each; one that fails again stays a dead letter and is not in the way of the next.
 */
export async function redeliver<P extends TenantPayload>(
  unitOfWork: UnitOfWork,
  reaction: Reaction<P>,
): Promise<RedeliveryOutcome[]> {
  const letters = await unitOfWork.run(noTenant, ({ manager }) =>
    manager.query<{ event: CloudEvent }[]>(
      'SELECT event FROM events.dead_letter WHERE reaction = $1 ORDER BY died_at, event_id',
      [reaction.name],
    ),
  );
  const outcomes: RedeliveryOutcome[] = [];
  for (const { event } of letters)
    outcomes.push(await digUp(unitOfWork, reaction, event).catch((): RedeliveryOutcome => 'dead'));
  return outcomes;
}

/** One transaction: the letter is gone if and only if the work was done. */
async function digUp<P extends TenantPayload>(
  unitOfWork: UnitOfWork,
  reaction: Reaction<P>,
  event: CloudEvent,
): Promise<RunOutcome> {
  const payload = readPayload(reaction.on, event);
  return unitOfWork.run({ bureauId: payload.bureauId }, async (tx) => {
    if (!(await takeLetter(tx, reaction.name, event.id))) return 'duplicate';
    await reaction.react(tx, { id: event.id, time: new Date(event.time), payload });
    return 'done';
  });
}

async function takeLetter({ manager }: Tx, reaction: string, eventId: string): Promise<boolean> {
  const [, taken]: [unknown, number] = await manager.query(
    'DELETE FROM events.dead_letter WHERE reaction = $1 AND event_id = $2',
    [reaction, eventId],
  );
  await manager.query(
    `UPDATE events.inbox_message SET outcome = 'done' WHERE reaction = $1 AND event_id = $2 AND outcome = 'dead'`,
    [reaction, eventId],
  );
  return taken === 1;
}
