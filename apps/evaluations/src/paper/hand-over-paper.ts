import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { PaperReturn } from '@huiyin/ballot';
import type { PrintedForms, Sheet } from '@huiyin/ballot-client';
import { AppraisalEntity } from '../appraisal/appraisal.entity';
import type { PaperDoor } from '../appraisal/paper-door';
import type { OpenDesk } from '../paper-entry/open-desk';
import type { PaperEntries } from '../paper-entry/paper-entries.queries';
import type { PaperForms } from './paper-forms.queries';
import type { PaperReturns } from '../paper-entry/paper-returns.queries';
import { settledForms, sheetsOf } from '../paper-entry/reconcile-paper';

interface Rooms {
  readonly desk: OpenDesk;
  readonly papers: PaperForms;
  readonly entries: PaperEntries;
  readonly returns: PaperReturns;
}

/** The door of the paper room towards the opening and the count of the appraisal. */
export class HandOverPaper implements PaperDoor {
  constructor(private readonly rooms: Rooms) {}

  /** For the opening line of the board. From the first call on no form can be printed any more. */
  printed(manager: EntityManager, appraisalId: string): Promise<PrintedForms[]> {
    return this.rooms.papers.fix(manager, appraisalId);
  }

  /**
   * The sheets of each class in an order that says nothing, null for void. Handed over once: in the same transaction
   * control numbers, entries and the key they were sealed with are deleted. @throws PaperNotReconciled
   */
  async paperFor(manager: EntityManager, appraisalId: string): Promise<PaperReturn[]> {
    const { desk: desks, papers, entries, returns } = this.rooms;
    const appraisal = await manager.findOneBy(AppraisalEntity, { id: appraisalId });
    const desk = appraisal && (await desks.of(manager, appraisal));
    if (!desk) return [];
    const forms = await settledForms(entries, manager, desk);
    const counted = await returns.newest(manager, appraisalId);
    const issued = await returns.issued(manager, appraisalId);
    await papers.destroy(manager, appraisalId);
    return [...issued]
      .filter(([, handedOut]) => handedOut > 0)
      .map(([classId, handedOut]) => {
        const unnumbered = counted.get(classId)?.unnumbered ?? 0;
        const sheets = [...sheetsOf(forms, classId), ...Array<null>(unnumbered).fill(null)];
        return { classId, issued: handedOut, sheets: shuffled(sheets) };
      });
  }

  /** The seeds, too: a batch that was never fixed could be printed again. */
  async destroy(manager: EntityManager, appraisalId: string): Promise<void> {
    await this.rooms.papers.fix(manager, appraisalId);
    await this.rooms.papers.destroy(manager, appraisalId);
  }
}

/** Fisher–Yates with random numbers nobody can repeat. */
function shuffled(sheets: (Sheet | null)[]): (Sheet | null)[] {
  for (let at = sheets.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [sheets[at], sheets[other]] = [sheets[other] ?? null, sheets[at] ?? null];
  }
  return sheets;
}
