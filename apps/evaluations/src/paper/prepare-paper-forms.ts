import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { paperFormOf } from '../paper-print/appraisal-paper-form.rules';
import { assertBeforeOpening, heldBy, planOf, targetsOf } from './paper-appraisal';
import { PaperBatchExists } from './paper.errors';
import type { PaperBatch, PaperForms } from './paper-forms.queries';

type Printer = typeof import('../paper-print/print-forms');

export interface FormsWanted {
  readonly appraisalId: string;
  readonly ticketClass: string;
  readonly forms: number;
  readonly isLarge: boolean;
}

export type PreparedBatch = PaperBatch & { readonly missingSigns: string[] };

/** Makes the control numbers of the forms of one class and print; the file is fetched afterwards, as often as it takes. */
export class PreparePaperForms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly papers: PaperForms,
  ) {}

  /**
   * The same again gives the same batch. @returns with the signs the font does not have, which are printed as 〓 with a note
   * @throws AppraisalNotFound, CustodyOfOwnUnit, PaperFormsFixed, PaperClassUnknown, PaperBatchExists
   */
  execute(actor: Actor, wanted: FormsWanted): Promise<PreparedBatch> {
    const { appraisalId, ticketClass, forms, isLarge } = wanted;
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = await heldBy(tx, actor, 'paper:prepare', appraisalId);
      assertBeforeOpening(appraisal);
      const plan = planOf(appraisal, ticketClass);
      // By `require`: the printing library takes its time, and a start of the service does not wait for it.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { missingSigns } = require('../paper-print/print-forms') as Printer;
      const missing = missingSigns(paperFormOf(appraisal, await targetsOf(tx, appraisalId), plan));
      const known = await this.papers.find(tx.manager, appraisalId, ticketClass, isLarge);
      if (known && known.forms !== forms) throw new PaperBatchExists(known.forms);
      if (known) return { ...known, missingSigns: missing };
      const { bureauId } = appraisal;
      const batch = { id: newId(), appraisalId, bureauId, ticketClass, isLarge, forms };
      await this.papers.add(tx.manager, batch);
      return { ...batch, missingSigns: missing };
    });
  }
}
