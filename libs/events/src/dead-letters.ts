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

/** Sets events aside, each for one reaction: recorded with a reason, and claimed so that a replay passes them over. */
export function bury(unitOfWork: UnitOfWork, letters: readonly DeadLetter[]): Promise<void> {
  // In one fixed order, as claims are: two copies of a service that bury the same letters never lock in a circle.
  const sorted = [...letters].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const died = new Map(letters.map((letter, index) => [letter, index]));
  return unitOfWork.run(noTenant, async ({ manager }) => {
    await manager.query(
      `WITH letter AS (
         SELECT * FROM unnest($1::text[], $2::uuid[], $3::jsonb[], $4::text[], $5::integer[], $6::integer[])
           AS letter(reaction, event_id, event, reason, attempts, place)
       ), claimed AS ( -- what another copy of this service has done, or buried, is left alone
         INSERT INTO events.inbox_message (reaction, event_id, outcome)
         SELECT reaction, event_id, 'dead' FROM letter ON CONFLICT DO NOTHING RETURNING reaction, event_id
       )
       INSERT INTO events.dead_letter (reaction, event_id, event, reason, attempts, died_at)
       SELECT reaction, event_id, event, reason, attempts, now() + place * interval '1 microsecond'
       FROM letter JOIN claimed USING (reaction, event_id)
       ON CONFLICT ON CONSTRAINT dead_letter_pk
       DO UPDATE SET reason = EXCLUDED.reason, attempts = EXCLUDED.attempts, died_at = EXCLUDED.died_at`,
      [
        sorted.map(({ reaction }) => reaction),
        sorted.map(({ event }) => event.id),
        sorted.map(({ event }) => JSON.stringify(event)),
        sorted.map(({ reason }) => reason),
        sorted.map(({ attempts }) => attempts),
        sorted.map((letter) => died.get(letter)),
      ],
    );
  });
}

function nameOf({ reaction, event }: DeadLetter): string {
  return `${reaction} ${event.id}`;
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
