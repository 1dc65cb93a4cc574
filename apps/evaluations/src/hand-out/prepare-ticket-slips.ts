import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { assertOpen, heldBy, planOf } from '../paper/paper-appraisal';
import { SlipRunExists } from './hand-out.errors';
import type { SlipRunRow, SlipRuns } from './slip-runs.queries';
import { assertSlipsCovered } from './slips-covered';

export interface SlipsWanted {
  /** Made by whoever asks: the same again is the same run. */
  readonly runId: string;
  readonly appraisalId: string;
  readonly ticketClass: string;
  readonly slips: number;
}

/**
 * Counts tickets as issued before they are made: a print that breaks off cannot bring a voice too many. Somebody else prints them.
 */
export class PrepareTicketSlips {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: SlipRuns,
    private readonly clock: Clock,
  ) {}

  /** @throws AppraisalNotFound, CustodyOfOwnUnit, PaperNotOpen, PaperClassUnknown, SlipRunExists, SlipsExceedVoters */
  execute(actor: Actor, wanted: SlipsWanted): Promise<SlipRunRow> {
    const { runId, appraisalId, ticketClass, slips } = wanted;
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = await heldBy(tx, actor, 'paper:prepare', appraisalId);
      const known = await this.runs.byId(tx.manager, runId);
      const isSame =
        known?.appraisalId === appraisalId &&
        known.ticketClass === ticketClass &&
        known.slips === slips;
      if (known && !isSame) throw new SlipRunExists();
      if (known) return known;
      assertOpen(appraisal);
      planOf(appraisal, ticketClass);
      const preparedBy = actor.personId;
      const run = { id: runId, appraisalId, ticketClass, slips, isPrinted: false, preparedBy };
      await this.runs.add(tx.manager, appraisal.bureauId, run);
      await assertSlipsCovered(tx.manager, appraisalId);
      const at = this.clock.now().toISOString();
      appraisal.noteBallots({ verb: 'slips-prepared', by: preparedBy ?? '', at, count: slips });
      await tx.save(appraisal);
      return run;
    });
  }
}
