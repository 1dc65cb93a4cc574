import { type Tx, type UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { HandOutLine, HandOuts, PaperMedium } from './hand-outs.queries';
import { assertOpen, heldBy, planOf } from '../paper/paper-appraisal';
import { HandOutExceeds, HandOutRefused } from './hand-out.errors';
import { assertSlipsCovered } from './slips-covered';

export interface HandOut {
  readonly appraisalId: string;
  readonly medium: PaperMedium;
  readonly personIds: readonly string[];
}

export interface GuestForms {
  readonly appraisalId: string;
  readonly ticketClass: string;
  /** Handed out to guests of the class altogether, those before included. */
  readonly forms: number;
}

/** A voter takes a form or a slip instead of an electronic ticket: one of the three, under any number of hands at once. */
export class HandOutBallots {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly handOuts: HandOuts,
  ) {}

  /**
   * All of the list or nobody; refused because of a ticket, a list is not told whose. Twice is as good as once.
   * @returns how many of the list took theirs just now
   * @throws AppraisalNotFound, CustodyOfOwnUnit, PaperNotOpen, HandOutRefused, HandOutExceeds, SlipsExceedVoters
   */
  execute(actor: Actor, { appraisalId, medium, personIds }: HandOut): Promise<number> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      // In the order of a voter who asks for a ticket: the voter first, then the appraisal.
      await this.handOuts.lockVoters(manager, appraisalId, personIds);
      const appraisal = await heldBy(tx, actor, 'paper:hand-out', appraisalId);
      assertOpen(appraisal);
      const lines = await this.handOuts.lines(manager, appraisalId, personIds);
      assertFree(lines, medium);
      const fresh = lines.filter(({ taken }) => taken === null).map(({ personId }) => personId);
      const { bureauId } = appraisal;
      await this.handOuts.record(manager, { appraisalId, bureauId }, fresh, medium);
      await this.assertPrinted(tx, appraisalId);
      await assertSlipsCovered(manager, appraisalId);
      return fresh.length;
    });
  }

  /** @throws AppraisalNotFound, CustodyOfOwnUnit, PaperNotOpen, PaperClassUnknown, HandOutExceeds */
  toGuests(actor: Actor, { appraisalId, ticketClass, forms }: GuestForms): Promise<number> {
    return this.unitOfWork.run(actor, async (tx) => {
      const appraisal = await heldBy(tx, actor, 'paper:hand-out', appraisalId);
      assertOpen(appraisal);
      const { guests } = planOf(appraisal, ticketClass);
      if (forms > guests) throw new HandOutExceeds(ticketClass, 'guests', forms, guests);
      // What was handed out stays handed out, whatever order two requests come in.
      const before = await this.handOuts.guests(tx.manager, appraisalId, ticketClass);
      const all = Math.max(before, forms);
      const { bureauId } = appraisal;
      await this.handOuts.recordGuests(tx.manager, { appraisalId, bureauId }, ticketClass, all);
      await this.assertPrinted(tx, appraisalId);
      return all;
    });
  }

  private async assertPrinted({ manager }: Tx, appraisalId: string): Promise<void> {
    const [over] = await this.handOuts.exceeding(manager, appraisalId);
    if (over) throw new HandOutExceeds(over.ticketClass, 'printed', over.handedOut, over.printed);
  }
}

function assertFree(lines: readonly HandOutLine[], medium: PaperMedium): void {
  const refused = (problem: ConstructorParameters<typeof HandOutRefused>[0], wrong: boolean[]) => {
    const places = wrong.flatMap((isWrong, at) => (isWrong ? [at + 1] : []));
    const isNamed = problem !== 'has-a-ticket' || lines.length === 1;
    if (places.length > 0) throw new HandOutRefused(problem, isNamed ? places : []);
  };
  const ids = lines.map(({ personId }) => personId);
  refused(
    'twice',
    ids.map((id, at) => ids.indexOf(id) !== at),
  );
  refused(
    'not-on-voter-list',
    lines.map(({ ticketClass }) => ticketClass === null),
  );
  refused(
    'has-a-ticket',
    lines.map(({ hasTicket }) => hasTicket),
  );
  refused(
    'has-the-other',
    lines.map(({ taken }) => taken !== null && taken !== medium),
  );
}
