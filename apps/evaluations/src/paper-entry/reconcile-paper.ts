import type { EntityManager } from 'typeorm';
import type { Sheet } from '@huiyin/ballot-client';
import type { Actor } from '@huiyin/identity';
import type { AppraisalEntity } from '../appraisal/appraisal.entity';
import type { CustodyStep } from '../appraisal/custody-step';
import { hasReached, AppraisalState } from '../appraisal/appraisal-states.rules';
import { totalsProblem } from './control-totals.rules';
import { type PaperEntry, settled } from './double-entry.rules';
import type { OpenDesk } from './open-desk';
import { assertStep } from '../paper/paper-appraisal';
import { PaperNotReconciled } from './paper-entry.errors';
import { PaperStepRefused } from '../paper/paper.errors';
import type { PaperDesk, PaperEntries } from './paper-entries.queries';
import type { PaperReturns } from './paper-returns.queries';
import { reconcilerOf } from './reconciler';

interface Rooms {
  readonly desk: OpenDesk;
  readonly entries: PaperEntries;
  readonly returns: PaperReturns;
}

/** RECONCILED: no difference is open, and issued = cast + missing + void holds in every class. */
export class ReconcilePaper {
  constructor(
    private readonly step: CustodyStep,
    private readonly rooms: Rooms,
  ) {}

  /**
   * Twice is as good as once.
   * @throws AppraisalNotFound, CustodyOfOwnUnit, PaperStepRefused, NotReconciler, PaperNotReconciled with the numbers
   */
  execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    const { desk: desks, entries, returns } = this.rooms;
    return this.step.execute(
      actor,
      { appraisalId, permission: 'paper:settle', verb: 'reconcile' },
      async ({ tx, appraisal, move }) => {
        if (hasReached(appraisal.state, AppraisalState.RECONCILED)) return;
        assertStep('compare', appraisal);
        await reconcilerOf(entries, tx.manager, appraisal, actor);
        const desk = await desks.of(tx.manager, appraisal);
        if (!desk) throw new PaperStepRefused('compare', appraisal.state);
        const forms = await settledForms(entries, tx.manager, desk);
        await this.assertTotals(tx.manager, appraisalId, forms);
        await returns.keepVoidReasons(tx.manager, appraisal, voidReasonsOf(forms));
        appraisal.noteReconciled(move);
      },
    );
  }

  private async assertTotals(
    manager: EntityManager,
    appraisalId: string,
    forms: readonly SettledForm[],
  ): Promise<void> {
    const newest = await this.rooms.returns.newest(manager, appraisalId);
    for (const [ticketClass, issued] of await this.rooms.returns.issued(manager, appraisalId)) {
      const ofClass = forms.filter((form) => form.ticketClass === ticketClass);
      const enteredValid = ofClass.filter(({ entry }) => entry.sheet).length;
      const enteredVoid = ofClass.length - enteredValid;
      const counted = newest.get(ticketClass) ?? null;
      const problem = totalsProblem(counted, { valid: enteredValid, void: enteredVoid });
      if (!problem) continue;
      const { returned = 0, missing = 0, unnumbered = 0 } = counted ?? {};
      const numbers = { issued, returned, missing, unnumbered, enteredValid, enteredVoid };
      throw new PaperNotReconciled({
        ...{ ticketClass, problem, ...numbers, void: counted?.void ?? 0 },
      });
    }
  }
}

export interface SettledForm {
  readonly ticketClass: string;
  readonly entry: PaperEntry;
}

/** Every form as it was settled. @throws PaperNotReconciled while differences are open */
export async function settledForms(
  entries: PaperEntries,
  manager: EntityManager,
  desk: PaperDesk,
): Promise<SettledForm[]> {
  let open = 0;
  const forms = [...(await entries.all(manager, desk)).values()].flatMap((form) => {
    const entry = settled(desk.definition, form);
    if (entry === undefined) open += 1;
    return entry ? [{ ticketClass: form.ticketClass, entry }] : [];
  });
  if (open > 0) throw new PaperNotReconciled({ open });
  return forms;
}

export const sheetsOf = (forms: readonly SettledForm[], ticketClass: string): (Sheet | null)[] =>
  forms.filter((form) => form.ticketClass === ticketClass).map(({ entry }) => entry.sheet);

function voidReasonsOf(forms: readonly SettledForm[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { entry } of forms)
    if (entry.voidReason) found.set(entry.voidReason, (found.get(entry.voidReason) ?? 0) + 1);
  return found;
}
