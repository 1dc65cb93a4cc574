import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AppraisalView } from '../appraisal/appraisal-view';
import { AppraisalNode } from '../appraisal/appraisal.types';
import type { EnterPaperForms } from './enter-paper-forms';
import type { FinishPaperEntry } from './finish-paper-entry';
import {
  EnterPaperFormsInput,
  PaperAppraisalInput,
  type PaperEntryInput,
  ReplacePaperClerkInput,
  ResolvePaperDifferenceInput,
} from '../paper/paper.inputs';
import type { EntryGiven } from './read-entries.rules';
import type { ReconcilePaper } from './reconcile-paper';
import type { ReplacePaperClerk } from './replace-paper-clerk';
import type { ResolvePaperDifference } from './resolve-paper-difference';

interface Verbs {
  readonly enter: EnterPaperForms;
  readonly finish: FinishPaperEntry;
  readonly replace: ReplacePaperClerk;
  readonly resolve: ResolvePaperDifference;
  readonly reconcile: ReconcilePaper;
}

@Resolver()
export class PaperEntryResolver {
  constructor(
    private readonly verbs: Verbs,
    private readonly view: AppraisalView,
  ) {}

  @Can('paper:enter')
  @Mutation(() => Int, {
    description:
      'One of two clerks, each for themselves; how many forms the viewer has entered now.',
  })
  enterPaperForms(
    @Arg('input', () => EnterPaperFormsInput) { appraisalId, forms }: EnterPaperFormsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<number> {
    return this.verbs.enter.execute(actor, appraisalId, forms.map(entryGiven));
  }

  @Can('paper:enter')
  @Mutation(() => AppraisalNode, {
    description: 'The second clerk to finish makes it DOUBLE_ENTERED.',
  })
  finishPaperEntry(
    @Arg('input', () => PaperAppraisalInput) { appraisalId }: PaperAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.finish.execute(actor, appraisalId));
  }

  @Can('paper:replace-clerk')
  @Mutation(() => AppraisalNode, {
    description: 'By the leader: what this clerk entered is discarded, another member enters anew.',
  })
  replacePaperClerk(
    @Arg('input', () => ReplacePaperClerkInput) input: ReplacePaperClerkInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.replace.execute(actor, input));
  }

  @Can('paper:settle')
  @Mutation(() => Boolean, {
    description: 'By the leader, or by both clerks with the same words; whether it is settled now.',
  })
  resolvePaperDifference(
    @Arg('input', () => ResolvePaperDifferenceInput) input: ResolvePaperDifferenceInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<boolean> {
    const { appraisalId, form, absent, reason } = input;
    return this.verbs.resolve.execute(actor, {
      ...{ ...entryGiven(form), appraisalId, reason, isAbsent: absent ?? false },
    });
  }

  @Can('paper:settle')
  @Mutation(() => AppraisalNode, {
    description: 'No difference open, issued = cast + missing + void.',
  })
  reconcilePaper(
    @Arg('input', () => PaperAppraisalInput) { appraisalId }: PaperAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.reconcile.execute(actor, appraisalId));
  }
}

function entryGiven(form: PaperEntryInput): EntryGiven {
  const { number, voidReason, grades, texts, correction } = form;
  return {
    ...{ number, voidReason: voidReason ?? null, correction: correction ?? false },
    grades: grades?.map((one) => ({ ...one, grade: one.grade ?? null })) ?? null,
    texts: texts ?? null,
  };
}
