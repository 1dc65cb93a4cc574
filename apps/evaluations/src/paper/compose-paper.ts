import type { ServiceParts } from '@huiyin/service';
import { AppraisalQueries } from '../appraisal/appraisal.queries';
import { AppraisalView } from '../appraisal/appraisal-view';
import { CustodyStep } from '../appraisal/custody-step';
import type { BoardQueries } from '../board/board.queries';
import { AttachPaperScan } from './attach-paper-scan';
import { EnterPaperForms } from '../paper-entry/enter-paper-forms';
import { FinishPaperEntry } from '../paper-entry/finish-paper-entry';
import { HandOutBallots } from '../hand-out/hand-out-ballots';
import { HandOuts } from '../hand-out/hand-outs.queries';
import { HandOverPaper } from './hand-over-paper';
import type { SlipSigner } from '../hand-out/make-slips';
import { OpenDesk } from '../paper-entry/open-desk';
import { PaperDifferences } from '../paper-entry/paper-differences';
import { PaperEntries } from '../paper-entry/paper-entries.queries';
import { PaperEntryResolver } from '../paper-entry/paper-entry.resolver';
import { paperFiles } from './paper-files';
import { PaperForms } from './paper-forms.queries';
import { PaperQueries } from './paper.queries';
import { PaperResolver } from './paper.resolver';
import { PaperReturns } from '../paper-entry/paper-returns.queries';
import { PaperVerbsResolver } from './paper-verbs.resolver';
import { PreparePaperForms } from './prepare-paper-forms';
import { PrepareTicketSlips } from '../hand-out/prepare-ticket-slips';
import { PrintPaperForms } from './print-paper-forms';
import { PrintTicketSlips } from '../hand-out/print-ticket-slips';
import { ReconcilePaper } from '../paper-entry/reconcile-paper';
import { RecordPaperReturns } from '../paper-entry/record-paper-returns';
import { ReplacePaperClerk } from '../paper-entry/replace-paper-clerk';
import { ResolvePaperDifference } from '../paper-entry/resolve-paper-difference';
import { SlipRuns } from '../hand-out/slip-runs.queries';
import { WithdrawPaperForms } from './withdraw-paper-forms';

interface Neighbours {
  readonly board: BoardQueries;
  readonly custody: SlipSigner;
  /** Of the service: what is sealed here has a key derived from it. */
  readonly masterKey: Uint8Array;
}

/** The paper room: forms, printed tickets, hand-out, double entry, reconciliation. */
export function composePaper(
  { reads, unitOfWork, clock }: ServiceParts,
  { board, custody, masterKey }: Neighbours,
) {
  const step = new CustodyStep(unitOfWork, clock);
  const papers = new PaperForms(masterKey);
  const entries = new PaperEntries();
  const returns = new PaperReturns();
  const runs = new SlipRuns();
  const desk = new OpenDesk(papers, board);
  return {
    door: new HandOverPaper({ desk, papers, entries, returns }),
    files: paperFiles({
      forms: new PrintPaperForms(unitOfWork, papers),
      slips: new PrintTicketSlips(unitOfWork, clock, { runs, board, custody }),
    }),
    resolvers: [
      new PaperResolver(
        new PaperQueries(reads),
        new PaperDifferences(unitOfWork, { desk, entries }),
      ),
      new PaperVerbsResolver({
        prepareForms: new PreparePaperForms(unitOfWork, papers),
        withdrawForms: new WithdrawPaperForms(unitOfWork, papers),
        prepareSlips: new PrepareTicketSlips(unitOfWork, runs, clock),
        handOut: new HandOutBallots(unitOfWork, new HandOuts()),
        recordReturns: new RecordPaperReturns(unitOfWork, returns),
        attachScan: new AttachPaperScan(unitOfWork),
      }),
      new PaperEntryResolver(
        {
          enter: new EnterPaperForms(unitOfWork, { desk, papers, entries }),
          finish: new FinishPaperEntry(step, { desk, entries, returns }),
          replace: new ReplacePaperClerk(step, entries),
          resolve: new ResolvePaperDifference(unitOfWork, { desk, papers, entries }),
          reconcile: new ReconcilePaper(step, { desk, entries, returns }),
        },
        new AppraisalView(new AppraisalQueries(reads)),
      ),
    ],
  };
}
