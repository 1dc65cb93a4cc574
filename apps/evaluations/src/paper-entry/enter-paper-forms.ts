import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { assertStillEntering, seatOf } from './clerk-seat';
import { differingPlaces, type PaperEntry } from './double-entry.rules';
import type { OpenDesk } from './open-desk';
import { assertStep, heldBy } from '../paper/paper-appraisal';
import { type EntryProblem, PaperEntriesRefused } from './paper-entry.errors';
import { PaperStepRefused } from '../paper/paper.errors';
import type { PaperDesk, PaperEntries } from './paper-entries.queries';
import type { PaperForms } from '../paper/paper-forms.queries';
import { numberHash } from '../paper/paper-seal';
import { type EntryGiven, type ReadEntry, readEntries } from './read-entries.rules';

interface Rooms {
  readonly desk: OpenDesk;
  readonly papers: PaperForms;
  readonly entries: PaperEntries;
}

/**
 * One of two clerks enters what stands on the forms, many at a time (need 13). Neither learns what the other entered: not by an answer, not
 * by a refusal.
 */
export class EnterPaperForms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: Rooms,
  ) {}

  /**
   * All of the request or nothing; sent again it changes nothing. @returns how many forms this clerk has entered altogether
   * @throws AppraisalNotFound, CustodyOfOwnUnit, PaperStepRefused, PaperClerksTaken, PaperClerkReplaced, PaperSeatNotYours, PaperEntryFinished, PaperEntriesRefused
   */
  execute(actor: Actor, appraisalId: string, given: readonly EntryGiven[]): Promise<number> {
    const { desk: desks, entries } = this.rooms;
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = await heldBy(tx, actor, 'paper:enter', appraisalId);
      assertStep('enter', appraisal);
      const desk = await desks.of(tx.manager, appraisal);
      if (!desk) throw new PaperStepRefused('enter', appraisal.state);
      const clerk = await seatOf(entries, tx.manager, desk, appraisal, actor);
      assertStillEntering(clerk);
      const read = readEntries(desk.definition, given);
      const hashed = new Map(
        read.entries.map((entry) => [numberHash(appraisalId, entry.number), entry]),
      );
      const hashes = [...hashed.keys()];
      const known = await this.rooms.papers.classesOf(tx.manager, appraisalId, hashes);
      const own = await entries.ownOf(tx.manager, desk, clerk.seat, hashes);
      const problems = [...read.problems, ...problemsOf(desk, hashed, known, own)];
      if (problems.length > 0)
        throw new PaperEntriesRefused(problems.sort((a, b) => a.place - b.place));
      await entries.write(tx.manager, desk, clerk.seat, hashed);
      const counts = await entries.counts(tx.manager, appraisalId, clerk.seat);
      return [...counts.values()].reduce((sum, count) => sum + count, 0);
    });
  }
}

function problemsOf(
  { definition }: PaperDesk,
  hashed: ReadonlyMap<string, ReadEntry>,
  known: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, PaperEntry>,
): EntryProblem[] {
  return [...hashed].flatMap(([hash, entry]): EntryProblem[] => {
    const { place, correction } = entry;
    if (!known.has(hash)) return [{ place, problem: 'unknown-number' }];
    const before = own.get(hash);
    const isSame = before && differingPlaces(definition, before, entry).length === 0;
    return before && !isSame && !correction ? [{ place, problem: 'entered-otherwise' }] : [];
  });
}
