import type { SubgraphSchemaOptions } from '@huiyin/graphql-server';
import { AnnulmentResolver } from './annulment/annulment.resolver';
import { resolveAppraisal } from './appraisal/appraisal.reference';
import { AppraisalResolver } from './appraisal/appraisal.resolver';
import { AppraisalVerbsResolver } from './appraisal/appraisal-verbs.resolver';
import { CustodyResolver } from './appraisal/custody.resolver';
import { BoardResolver } from './board/board.resolver';
import { KeyShareResolver } from './custody/key-share.resolver';
import { AppraisalSummaryResolver } from './disclosure/appraisal-summary.resolver';
import { FormResolver } from './form/form.resolver';
import { resolveOpinion, resolveOpinionReceipt } from './opinion/opinion.reference';
import { OpinionResolver } from './opinion/opinion.resolver';
import { OpinionVerbsResolver } from './opinion/opinion-verbs.resolver';
import { PaperEntryResolver } from './paper-entry/paper-entry.resolver';
import { PaperResolver } from './paper/paper.resolver';
import { PaperVerbsResolver } from './paper/paper-verbs.resolver';
import { TextResolver } from './result/text.resolver';
import { TicketResolver } from './ticket/ticket.resolver';
import { UnitResolver } from './unit/unit.resolver';

/** What the graph gets from evaluations; instances are added by composition.ts. */
export const subgraphDefinition: Omit<SubgraphSchemaOptions, 'instances'> = {
  resolvers: [
    AppraisalResolver,
    AppraisalVerbsResolver,
    CustodyResolver,
    AnnulmentResolver,
    FormResolver,
    AppraisalSummaryResolver,
    TextResolver,
    BoardResolver,
    KeyShareResolver,
    OpinionResolver,
    OpinionVerbsResolver,
    PaperEntryResolver,
    PaperResolver,
    PaperVerbsResolver,
    TicketResolver,
    UnitResolver,
  ],
  references: {
    Appraisal: resolveAppraisal,
    Opinion: resolveOpinion,
    OpinionReceipt: resolveOpinionReceipt,
    Unit: ({ id }: { id: string }) => Promise.resolve({ id }), // the fields below it scope their own rows
  },
};
