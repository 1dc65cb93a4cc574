import type { FileRequest, FileRoute } from '@huiyin/graphql-server';
import { isUuid } from './paper.inputs';
import { PaperBatchNotFound } from './paper.errors';
import { SlipRunNotFound } from '../hand-out/hand-out.errors';
import type { PrintPaperForms } from './print-paper-forms';
import type { PrintTicketSlips } from '../hand-out/print-ticket-slips';

const contentType = 'application/pdf';

/** `GET /files/paper-forms/:batchId` and `GET /files/ticket-slips/:runId`: PDF, kept in no cache (`no-store`), every one audited. */
export function paperFiles(print: {
  forms: PrintPaperForms;
  slips: PrintTicketSlips;
}): FileRoute[] {
  return [
    {
      method: 'GET',
      path: '/paper-forms/:batchId',
      permission: 'paper:prepare',
      send: async ({ actor, params }: FileRequest) => {
        const batchId = params['batchId'] ?? '';
        if (!isUuid(batchId)) throw new PaperBatchNotFound();
        return { ...(await print.forms.execute(actor, batchId)), contentType };
      },
    },
    {
      method: 'GET',
      path: '/ticket-slips/:runId',
      permission: 'paper:prepare',
      send: async ({ actor, params }: FileRequest) => {
        const runId = params['runId'] ?? '';
        if (!isUuid(runId)) throw new SlipRunNotFound();
        return { ...(await print.slips.execute(actor, runId)), contentType };
      },
    },
  ];
}
