import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import { PaperClerkReplaced, PaperClerksTaken, PaperEntryFinished } from './paper-entry.errors';
import type { Clerk, PaperDesk, PaperEntries } from './paper-entries.queries';

/**
 * The actor's seat of the two, taken when it is free; the caller holds the appraisal's lock.
 * @throws PaperClerksTaken, PaperClerkReplaced
 */
export async function seatOf(
  entries: PaperEntries,
  manager: EntityManager,
  desk: PaperDesk,
  actor: Actor,
): Promise<Clerk> {
  const personId = actor.personId ?? '';
  const clerks = await entries.clerks(manager, desk.appraisalId);
  const mine = clerks.find((clerk) => clerk.personId === personId);
  if (mine) return mine;
  if (await entries.wasReplaced(manager, desk.appraisalId, personId))
    throw new PaperClerkReplaced();
  const seat = ([1, 2] as const).find((free) => clerks.every((clerk) => clerk.seat !== free));
  if (!seat || personId === '') throw new PaperClerksTaken();
  await entries.seat(manager, desk, seat, personId);
  return { seat, personId, isFinished: false };
}

/** @throws PaperEntryFinished */
export function assertStillEntering({ isFinished }: Clerk): void {
  if (isFinished) throw new PaperEntryFinished();
}
