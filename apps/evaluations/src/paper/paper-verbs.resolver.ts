import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AttachPaperScan } from './attach-paper-scan';
import type { HandOutBallots } from '../hand-out/hand-out-ballots';
import {
  AttachPaperScanInput,
  HandOutBallotsInput,
  HandOutToGuestsInput,
  PreparePaperFormsInput,
  PrepareTicketSlipsInput,
  RecordPaperReturnsInput,
  WithdrawPaperFormsInput,
} from './paper.inputs';
import { PaperReturnNode, PreparedPaperFormsNode, TicketSlipRunNode } from './paper.types';
import type { PreparePaperForms } from './prepare-paper-forms';
import type { PrepareTicketSlips } from '../hand-out/prepare-ticket-slips';
import type { RecordPaperReturns } from '../paper-entry/record-paper-returns';
import type { WithdrawPaperForms } from './withdraw-paper-forms';

interface Verbs {
  readonly prepareForms: PreparePaperForms;
  readonly withdrawForms: WithdrawPaperForms;
  readonly prepareSlips: PrepareTicketSlips;
  readonly handOut: HandOutBallots;
  readonly recordReturns: RecordPaperReturns;
  readonly attachScan: AttachPaperScan;
}

@Resolver()
export class PaperVerbsResolver {
  constructor(private readonly verbs: Verbs) {}

  @Can('paper:prepare')
  @Mutation(() => PreparedPaperFormsNode, {
    description: 'Before the box opens: makes control numbers; the file is fetched afterwards.',
  })
  async preparePaperForms(
    @Arg('input', () => PreparePaperFormsInput) input: PreparePaperFormsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<PreparedPaperFormsNode> {
    const { largePrint, ...wanted } = input;
    const batch = await this.verbs.prepareForms.execute(actor, {
      ...{ ...wanted, isLarge: largePrint ?? false },
    });
    return { batch, missingSigns: batch.missingSigns };
  }

  @Can('paper:prepare')
  @Mutation(() => Boolean, { description: 'Their control numbers then count no more.' })
  withdrawPaperForms(
    @Arg('input', () => WithdrawPaperFormsInput) input: WithdrawPaperFormsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<boolean> {
    return this.verbs.withdrawForms.execute(actor, input);
  }

  @Can('paper:prepare')
  @Mutation(() => TicketSlipRunNode, {
    description:
      'While the box is open: counts printed tickets as issued; the file is fetched afterwards, once.',
  })
  prepareTicketSlips(
    @Arg('input', () => PrepareTicketSlipsInput) input: PrepareTicketSlipsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<TicketSlipRunNode> {
    return this.verbs.prepareSlips.execute(actor, input);
  }

  @Can('paper:hand-out')
  @Mutation(() => Int, {
    description:
      'Voters take a form or a slip instead of an electronic ticket; how many did just now.',
  })
  handOutBallots(
    @Arg('input', () => HandOutBallotsInput) input: HandOutBallotsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<number> {
    return this.verbs.handOut.execute(actor, input);
  }

  @Can('paper:hand-out')
  @Mutation(() => Int, { description: 'Forms handed out to guests of the class altogether.' })
  handOutToGuests(
    @Arg('input', () => HandOutToGuestsInput) input: HandOutToGuestsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<number> {
    return this.verbs.handOut.toGuests(actor, input);
  }

  @Can('paper:settle')
  @Mutation(() => [PaperReturnNode], {
    description: 'What came back, counted by hand at the take-over: issued = returned + missing.',
  })
  recordPaperReturns(
    @Arg('input', () => RecordPaperReturnsInput) input: RecordPaperReturnsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<PaperReturnNode[]> {
    const { reason, ...given } = input;
    return this.verbs.recordReturns.execute(actor, { ...given, reason: reason ?? null });
  }

  @Can('paper:settle')
  @Mutation(() => Boolean, { description: 'By its hash; the scan itself stays with the group.' })
  attachPaperScan(
    @Arg('input', () => AttachPaperScanInput) input: AttachPaperScanInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<boolean> {
    return this.verbs.attachScan.execute(actor, input);
  }
}
