import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { GiveFeedback } from './give-feedback';
import type { LeaveOversightNote } from './leave-oversight-note';
import {
  LedgerItemReasonInput,
  LedgerItemTextInput,
  RegisterLedgerItemInput,
  ReportCompletionInput,
  StrikeOffLedgerItemInput,
  UndertakeLedgerItemInput,
  VerifyCompletionInput,
} from './ledger-item.inputs';
import { LedgerItemNode } from './ledger-item.types';
import type { RegisterLedgerItem } from './register-ledger-item';
import type { ReopenLedgerItem } from './reopen-ledger-item';
import type { ReportCompletion } from './report-completion';
import type { ReportMeasure } from './report-measure';
import type { ReturnCompletion } from './return-completion';
import type { StrikeOffLedgerItem } from './strike-off-ledger-item';
import type { UndertakeLedgerItem } from './undertake-ledger-item';
import type { VerifyCompletion } from './verify-completion';

/** One verb per step of the ledger. */
export interface LedgerSteps {
  readonly register: RegisterLedgerItem;
  readonly undertake: UndertakeLedgerItem;
  readonly reportMeasure: ReportMeasure;
  readonly leaveNote: LeaveOversightNote;
  readonly reportCompletion: ReportCompletion;
  readonly returnCompletion: ReturnCompletion;
  readonly verify: VerifyCompletion;
  readonly strikeOff: StrikeOffLedgerItem;
  readonly giveFeedback: GiveFeedback;
  readonly reopen: ReopenLedgerItem;
}

@Resolver(() => LedgerItemNode)
export class LedgerItemStepsResolver {
  constructor(private readonly steps: LedgerSteps) {}

  @Can('ledger:register')
  @Mutation(() => LedgerItemNode)
  registerLedgerItem(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: RegisterLedgerItemInput,
  ): Promise<LedgerItemNode> {
    return this.steps.register.execute(actor, input);
  }

  @Can('ledger:undertake')
  @Mutation(() => LedgerItemNode)
  undertakeLedgerItem(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: UndertakeLedgerItemInput,
  ): Promise<LedgerItemNode> {
    return this.steps.undertake.execute(actor, input);
  }

  @Can('ledger:report')
  @Mutation(() => LedgerItemNode)
  reportMeasure(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: LedgerItemTextInput,
  ): Promise<LedgerItemNode> {
    return this.steps.reportMeasure.execute(actor, input);
  }

  @Can('ledger:oversee')
  @Mutation(() => LedgerItemNode)
  leaveOversightNote(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: LedgerItemTextInput,
  ): Promise<LedgerItemNode> {
    return this.steps.leaveNote.execute(actor, input);
  }

  @Can('ledger:report')
  @Mutation(() => LedgerItemNode)
  reportCompletion(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: ReportCompletionInput,
  ): Promise<LedgerItemNode> {
    return this.steps.reportCompletion.execute(actor, input);
  }

  @Can('ledger:verify')
  @Mutation(() => LedgerItemNode)
  returnCompletion(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: LedgerItemReasonInput,
  ): Promise<LedgerItemNode> {
    return this.steps.returnCompletion.execute(actor, input);
  }

  @Can('ledger:verify')
  @Mutation(() => LedgerItemNode)
  verifyCompletion(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: VerifyCompletionInput,
  ): Promise<LedgerItemNode> {
    return this.steps.verify.execute(actor, input);
  }

  @Can('ledger:strike-off')
  @Mutation(() => LedgerItemNode)
  strikeOffLedgerItem(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: StrikeOffLedgerItemInput,
  ): Promise<LedgerItemNode> {
    return this.steps.strikeOff.execute(actor, input);
  }

  @Can('ledger:give-feedback')
  @Mutation(() => LedgerItemNode)
  giveFeedback(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: LedgerItemTextInput,
  ): Promise<LedgerItemNode> {
    return this.steps.giveFeedback.execute(actor, input);
  }

  @Can('ledger:reopen')
  @Mutation(() => LedgerItemNode)
  reopenLedgerItem(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: LedgerItemReasonInput,
  ): Promise<LedgerItemNode> {
    return this.steps.reopen.execute(actor, input);
  }
}
