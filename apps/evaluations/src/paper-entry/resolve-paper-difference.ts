import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { readControlNumber } from '../paper/control-number.rules';
import { differingPlaces, type Resolution, settled } from './double-entry.rules';
import type { OpenDesk } from './open-desk';
import { assertStep, heldBy } from '../paper/paper-appraisal';
import {
  type EntryProblem,
  PaperDifferenceNotFound,
  PaperEntriesRefused,
} from './paper-entry.errors';
import { PaperStepRefused } from '../paper/paper.errors';
import type { NumberedForm, PaperDesk, PaperEntries } from './paper-entries.queries';
import type { PaperForms } from '../paper/paper-forms.queries';
import { numberHash } from '../paper/paper-seal';
import { type EntryGiven, readForm } from './read-entries.rules';
import { reconcilerOf } from './reconciler';

export interface ResolutionGiven extends Omit<EntryGiven, 'correction'> {
  readonly appraisalId: string;
  /** No form in the pile has this number. */
  readonly isAbsent: boolean;
  readonly reason: string;
}

interface Rooms {
  readonly desk: OpenDesk;
  readonly papers: PaperForms;
  readonly entries: PaperEntries;
}

/** With the form in hand: what it says where the two entries differ, or that there is no such form. */
export class ResolvePaperDifference {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: Rooms,
  ) {}

  /**
   * The leader's word settles it, or the same word of both clerks; a later word of the same person replaces the first.
   * @returns whether it is settled now
   * @throws AppraisalNotFound, CustodyOfOwnUnit, PaperStepRefused, NotReconciler, PaperDifferenceNotFound, PaperEntriesRefused
   */
  execute(actor: Actor, given: ResolutionGiven): Promise<boolean> {
    const { desk: desks, entries } = this.rooms;
    const { appraisalId, reason } = given;
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = await heldBy(tx, actor, 'paper:settle', appraisalId);
      assertStep('compare', appraisal);
      const { isClerk } = await reconcilerOf(entries, tx.manager, appraisal, actor);
      const desk = await desks.of(tx.manager, appraisal);
      if (!desk) throw new PaperStepRefused('compare', appraisal.state);
      const number = readControlNumber(given.number) ?? '';
      const hash = numberHash(appraisalId, number);
      const known = await this.rooms.papers.classesOf(tx.manager, appraisalId, [hash]);
      if (!known.has(hash)) throw new PaperDifferenceNotFound();
      assertDiffers(desk, (await entries.all(tx.manager, desk)).get(hash));
      const said = { number, value: valueOf(desk, number, given), isClerk, reason };
      await entries.resolve(tx.manager, desk, hash, { ...said, by: actor.personId ?? '' });
      const form = (await entries.all(tx.manager, desk)).get(hash);
      return form !== undefined && settled(desk.definition, form) !== undefined;
    });
  }
}

/** A form that both clerks overlooked differs from nothing, too: neither has entered it. */
function assertDiffers({ definition }: PaperDesk, form: NumberedForm | undefined): void {
  if (form && differingPlaces(definition, form.first, form.second).length === 0)
    throw new PaperDifferenceNotFound();
}

function valueOf({ definition }: PaperDesk, number: string, given: ResolutionGiven): Resolution {
  if (given.isAbsent) {
    if (given.grades || given.voidReason) throw refused({ problem: 'sheet-or-void-reason' });
    return null;
  }
  const read = readForm(definition, given);
  if ('problem' in read) throw refused(read);
  return { number, ...read };
}

const refused = (problem: Omit<EntryProblem, 'place'>) =>
  new PaperEntriesRefused([{ place: 1, ...problem }]);
