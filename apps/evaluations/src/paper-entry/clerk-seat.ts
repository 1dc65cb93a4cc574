import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from '../appraisal/appraisal.entity';
import {
  PaperClerkReplaced,
  PaperClerksTaken,
  PaperEntryFinished,
  PaperSeatNotYours,
} from './paper-entry.errors';
import type { Clerk, PaperDesk, PaperEntries } from './paper-entries.queries';

/**
 * The actor's seat of the two, taken when it is free; the caller holds the appraisal's lock.
 * @throws PaperClerksTaken, PaperClerkReplaced, PaperSeatNotYours
 */
export async function seatOf(
  entries: PaperEntries,
  manager: EntityManager,
  desk: PaperDesk,
  appraisal: AppraisalEntity,
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
  const isFreeing = await entries.hasReplaced(manager, desk.appraisalId, personId);
  if (isFreeing || mayHaveRead(appraisal, actor)) throw new PaperSeatNotYours();
  await entries.seat(manager, desk, seat, personId);
  return { seat, personId, isFinished: false };
}

/** Once both had finished, whoever settles alone could read both entries: which of them did is not on record, so none of them sits. */
function mayHaveRead({ history, unitId }: AppraisalEntity, actor: Actor): boolean {
  const wasCompared = history.some(({ verb }) => verb === 'double-enter');
  return wasCompared && actor.coversUnit('paper:settle-alone', unitId);
}

/** @throws PaperEntryFinished */
export function assertStillEntering({ isFinished }: Clerk): void {
  if (isFinished) throw new PaperEntryFinished();
}
