import type { Readable } from 'node:stream';
import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { paperFormOf } from '../paper-print/appraisal-paper-form.rules';
import { assertBeforeOpening, notThere, planOf, seenBy, targetsOf } from './paper-appraisal';
import { PaperBatchNotFound, PaperFormsFixed } from './paper.errors';
import type { PaperForms } from './paper-forms.queries';

type Printer = typeof import('../paper-print/print-forms');

export interface PaperFile {
  readonly fileName: string;
  readonly content: Readable;
  readonly objectId: string;
}

/** The forms of a batch as PDF, until the box opens as often as the printer needs it: always the same control numbers. */
export class PrintPaperForms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly papers: PaperForms,
  ) {}

  /** @throws PaperBatchNotFound, CustodyOfOwnUnit, PaperFormsFixed */
  async execute(actor: Actor, batchId: string): Promise<PaperFile> {
    const print = await this.unitOfWork.run(actor, async (tx) => {
      const batch = await this.papers.byId(tx.manager, batchId);
      if (!batch) throw new PaperBatchNotFound();
      const looked = seenBy(tx, actor, 'paper:prepare', batch.appraisalId);
      const appraisal = await looked.catch(notThere(new PaperBatchNotFound()));
      assertBeforeOpening(appraisal);
      const numbers = await this.papers.numbers(tx.manager, batch);
      if (!numbers) throw new PaperFormsFixed();
      const targets = await targetsOf(tx, appraisal.id);
      const form = paperFormOf(appraisal, targets, planOf(appraisal, batch.ticketClass));
      return { form, numbers, large: batch.isLarge };
    });
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- as in prepare-paper-forms.ts
    const { printForms } = require('../paper-print/print-forms') as Printer;
    const { title, ticketClass } = print.form;
    const large = print.large ? '（大字）' : '';
    return {
      fileName: `${title}-${ticketClass}${large}-${print.numbers.length}张.pdf`,
      content: printForms(print),
      objectId: batchId,
    };
  }
}
