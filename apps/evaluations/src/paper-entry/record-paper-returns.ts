import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { assertStep, heldBy } from '../paper/paper-appraisal';
import { PaperReturnsRefused } from './paper-entry.errors';
import type { PaperCount, PaperReturns } from './paper-returns.queries';

export interface ReturnedForms {
  readonly ticketClass: string;
  readonly returned: number;
  readonly void: number;
  readonly unnumbered: number;
  readonly missing: number;
}

export interface PaperReturnsGiven {
  readonly appraisalId: string;
  readonly classes: readonly ReturnedForms[];
  /** Why the count is another than before. */
  readonly reason: string | null;
}

/** What the supervision group counts by hand when it takes the box over (need 14): issued = returned + missing, per class. */
export class RecordPaperReturns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly returns: PaperReturns,
  ) {}

  /**
   * The same again changes nothing; another count needs a reason and stands beside the first.
   * @throws AppraisalNotFound, CustodyOfOwnUnit, PaperStepRefused, PaperReturnsRefused
   */
  execute(
    actor: Actor,
    { appraisalId, classes, reason }: PaperReturnsGiven,
  ): Promise<PaperCount[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = await heldBy(tx, actor, 'paper:settle', appraisalId);
      assertStep('count', appraisal);
      const issued = await this.returns.issued(tx.manager, appraisalId);
      const before = await this.returns.newest(tx.manager, appraisalId);
      const counts = countsOf(classes, issued, before);
      for (const count of counts.filter(({ revision, ticketClass }) =>
        isNew(before, ticketClass, revision),
      )) {
        if (count.revision > 1 && !reason)
          throw new PaperReturnsRefused(count.ticketClass, 'reason-missing');
        const said = { by: actor.personId ?? '', reason };
        await this.returns.add(tx.manager, appraisal, count, said);
      }
      return counts;
    });
  }
}

type Counts = ReadonlyMap<string, PaperCount>;

const isNew = (before: Counts, ticketClass: string, revision: number): boolean =>
  before.get(ticketClass)?.revision !== revision;

function countsOf(
  given: readonly ReturnedForms[],
  issued: ReadonlyMap<string, number>,
  before: Counts,
): PaperCount[] {
  const named = new Set(given.map(({ ticketClass }) => ticketClass));
  for (const { ticketClass } of given)
    if (!issued.has(ticketClass)) throw new PaperReturnsRefused(ticketClass, 'class-without-forms');
  for (const ticketClass of issued.keys())
    if (!named.has(ticketClass)) throw new PaperReturnsRefused(ticketClass, 'class-missing');
  return given.map(({ ticketClass, returned, missing, unnumbered, void: invalid }) => {
    const handedOut = issued.get(ticketClass) ?? 0;
    const numbers = { issued: handedOut, returned, missing, void: invalid, unnumbered };
    if (handedOut !== returned + missing || invalid > returned || unnumbered > invalid)
      throw new PaperReturnsRefused(ticketClass, 'does-not-add-up', numbers);
    const known = before.get(ticketClass);
    const isSame =
      known && Object.entries(numbers).every(([what, n]) => known[what as 'issued'] === n);
    const revision = isSame ? known.revision : (known?.revision ?? 0) + 1;
    return { ticketClass, revision, ...numbers };
  });
}
