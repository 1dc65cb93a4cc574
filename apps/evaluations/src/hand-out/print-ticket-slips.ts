import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { BoardQueries } from '../board/board.queries';
import { makeSlips, type SlipSigner } from './make-slips';
import { assertOpen, heldBy, notThere, planOf } from '../paper/paper-appraisal';
import { SlipRunNotFound, SlipsNeedASecondPerson, SlipsPrintedAlready } from './hand-out.errors';
import type { PaperFile } from '../paper/print-paper-forms';
import type { SlipRunRow, SlipRuns } from './slip-runs.queries';

type Printer = typeof import('../paper-print/print-slips');

/**
 * Makes the tickets of a run and prints them, once, for somebody else than who prepared it: nothing is kept from which they could be made
 * again or recognised.
 */
export class PrintTicketSlips {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly rooms: { runs: SlipRuns; board: BoardQueries; custody: SlipSigner },
  ) {}

  /** @throws SlipRunNotFound, CustodyOfOwnUnit, PaperNotOpen, SlipsNeedASecondPerson, SlipsPrintedAlready */
  async execute(actor: Actor, runId: string): Promise<PaperFile> {
    const { runs, board, custody } = this.rooms;
    const claimed = await this.unitOfWork.run(actor, async (tx) => {
      const run = await runs.byId(tx.manager, runId);
      if (!run) throw new SlipRunNotFound();
      const looked = heldBy(tx, actor, 'paper:prepare', run.appraisalId);
      const appraisal = await looked.catch(notThere(new SlipRunNotFound()));
      assertOpen(appraisal);
      assertSecondPerson(run, actor);
      const opening = await board.opening(run.appraisalId);
      const ofClass = opening?.body.ticketClasses.find(({ id }) => id === run.ticketClass);
      if (!ofClass)
        throw new Error('cannot happen: slips stand for voters of a class on the board');
      if (!(await runs.claim(tx.manager, runId))) throw new SlipsPrintedAlready();
      const at = this.clock.now().toISOString();
      const by = actor.personId ?? '';
      appraisal.noteBallots({ verb: 'slips-printed', by, at, count: run.slips });
      await tx.save(appraisal);
      const { title } = appraisal;
      const { publicKeyJwk } = ofClass;
      return { run, title, label: planOf(appraisal, run.ticketClass).label, publicKeyJwk };
    });
    const { run, title, label, publicKeyJwk } = claimed;
    const { appraisalId, ticketClass, slips: count } = run;
    const texts = makeSlips(custody, { appraisalId, ticketClass, publicKeyJwk, count });
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- as in prepare-paper-forms.ts
    const { printSlips } = require('../paper-print/print-slips') as Printer;
    return {
      fileName: `${title}-${label}-扫码票-${count}张.pdf`,
      content: printSlips({ title, ticketClass: label, texts }),
      objectId: runId,
    };
  }
}

/** Two people by name: a run of whom nobody knows who prepared it is nobody's to print. */
function assertSecondPerson({ preparedBy }: SlipRunRow, { personId }: Actor): void {
  if (!preparedBy || !personId || preparedBy === personId) throw new SlipsNeedASecondPerson();
}
