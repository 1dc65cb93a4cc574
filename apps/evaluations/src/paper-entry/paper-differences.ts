import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { printedControlNumber } from '../paper/control-number.rules';
import { type Differing, differingPlaces, type PaperEntry, settled } from './double-entry.rules';
import type { OpenDesk } from './open-desk';
import { assertStep, seenBy } from '../paper/paper-appraisal';
import type { PaperEntries } from './paper-entries.queries';
import { reconcilerOf } from './reconciler';

export interface PaperDifference {
  readonly number: string;
  readonly ticketClass: string;
  readonly places: readonly Differing[];
  readonly first: PaperEntry | null;
  readonly second: PaperEntry | null;
  readonly isSettled: boolean;
}

/** What the two clerks read differently; for the reconciler alone, and only after both have finished. */
export class PaperDifferences {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: { desk: OpenDesk; entries: PaperEntries },
  ) {}

  /** By control number. @throws AppraisalNotFound, CustodyOfOwnUnit, PaperStepRefused, NotReconciler */
  of(actor: Actor, appraisalId: string): Promise<PaperDifference[]> {
    const { desk: desks, entries } = this.rooms;
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = await seenBy(tx, actor, 'paper:settle', appraisalId);
      assertStep('compare', appraisal);
      await reconcilerOf(entries, tx.manager, appraisal, actor);
      const desk = await desks.of(tx.manager, appraisal);
      if (!desk) return [];
      const forms = [...(await entries.all(tx.manager, desk)).values()];
      return forms
        .map((form) => ({
          form,
          places: differingPlaces(desk.definition, form.first, form.second),
        }))
        .filter(({ places }) => places.length > 0)
        .sort((a, b) => (a.form.number < b.form.number ? -1 : 1))
        .map(({ form, places }) => ({
          ...{ number: printedControlNumber(form.number), ticketClass: form.ticketClass, places },
          ...{ first: form.first ?? null, second: form.second ?? null },
          isSettled: settled(desk.definition, form) !== undefined,
        }));
    });
  }
}
