import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from '../appraisal/appraisal.entity';
import type { CustodyStep } from '../appraisal/custody-step';
import { seatOf } from './clerk-seat';
import type { OpenDesk } from './open-desk';
import { assertStep } from '../paper/paper-appraisal';
import { PaperEntryIncomplete, PaperNotReconciled } from './paper-entry.errors';
import { PaperStepRefused } from '../paper/paper.errors';
import type { PaperEntries } from './paper-entries.queries';
import type { PaperReturns } from './paper-returns.queries';

interface Rooms {
  readonly desk: OpenDesk;
  readonly entries: PaperEntries;
  readonly returns: PaperReturns;
}

/** A clerk is through the pile. When both are, the appraisal is DOUBLE_ENTERED and the entries can be compared. */
export class FinishPaperEntry {
  constructor(
    private readonly step: CustodyStep,
    private readonly rooms: Rooms,
  ) {}

  /**
   * Twice is as good as once.
   * @throws AppraisalNotFound, CustodyOfOwnUnit, PaperStepRefused, PaperClerksTaken, PaperClerkReplaced, PaperSeatNotYours, PaperEntryIncomplete
   */
  execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    const { desk: desks, entries } = this.rooms;
    return this.step.execute(
      actor,
      { appraisalId, permission: 'paper:enter', verb: 'double-enter' },
      async ({ tx, appraisal, move }) => {
        const finished = await entries.clerks(tx.manager, appraisalId);
        if (finished.some((one) => one.personId === actor.personId && one.isFinished)) return;
        assertStep('enter', appraisal);
        const desk = await desks.of(tx.manager, appraisal);
        if (!desk) throw new PaperStepRefused('enter', appraisal.state);
        const clerk = await seatOf(entries, tx.manager, desk, appraisal, actor);
        await this.assertWhole(tx.manager, appraisalId, clerk.seat);
        await entries.finish(tx.manager, appraisalId, clerk.seat);
        const others = finished.filter(({ seat }) => seat !== clerk.seat);
        if (others.some(({ isFinished }) => isFinished)) appraisal.noteDoubleEntered(move);
      },
    );
  }

  /** Every form that came back and can be read by its number, or nothing. */
  private async assertWhole(manager: EntityManager, appraisalId: string, seat: number) {
    const counts = await this.rooms.entries.counts(manager, appraisalId, seat);
    const newest = await this.rooms.returns.newest(manager, appraisalId);
    for (const [ticketClass, issued] of await this.rooms.returns.issued(manager, appraisalId)) {
      const counted = newest.get(ticketClass);
      const entered = counts.get(ticketClass) ?? 0;
      if (!counted) throw notCounted(ticketClass, issued, entered);
      const expected = counted.returned - counted.unnumbered;
      if (entered !== expected) throw new PaperEntryIncomplete(ticketClass, entered, expected);
    }
  }
}

function notCounted(ticketClass: string, issued: number, entered: number): PaperNotReconciled {
  return new PaperNotReconciled({
    ...{ ticketClass, problem: 'not-counted', issued, returned: 0, missing: 0, void: 0 },
    ...{ unnumbered: 0, enteredValid: entered, enteredVoid: 0 },
  });
}
