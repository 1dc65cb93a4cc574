import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Actor } from '@huiyin/identity';
import type { FileRecord } from './file-record';
import type { PostRecord } from './post-record';
import type { ReadRecordTexts } from './read-record-texts';
import type { RecordFact } from './record-fact';
import {
  FileRecordInput,
  PassRecordInput,
  PostRecordInput,
  RecordFactInput,
  RetractRecordInput,
  ReturnFilingInput,
  ReturnRecordInput,
  TakeDownPostingInput,
} from './record.inputs';
import type { RecordQueries } from './record.queries';
import { RecordNode, RecordTextNode } from './record.types';
import type { RetractRecord } from './retract-record';
import type { ReviewRecord } from './review-record';
import type { TakeDownPosting } from './take-down-posting';

export interface RecordVerbs {
  readonly record: RecordFact;
  readonly retract: RetractRecord;
  readonly review: ReviewRecord;
  readonly file: FileRecord;
  readonly post: PostRecord;
  readonly takeDown: TakeDownPosting;
  readonly texts: ReadRecordTexts;
}

/** Facts of a campaign and what happens to them. Each verb answers with the record as it is afterwards. */
@Resolver(() => RecordNode)
export class RecordResolver {
  constructor(
    private readonly records: RecordQueries,
    private readonly verbs: RecordVerbs,
  ) {}

  @Can('record:read')
  @Query(() => RecordNode, { nullable: true })
  record(
    @Ctx() { actor }: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<RecordNode | null> {
    return this.records.byId(actor, id);
  }

  @Can('record:read')
  @Query(() => [RecordNode], {
    name: 'records',
    description: 'Newest first; those of one’s own units, or one’s own.',
  })
  list(
    @Ctx() { actor }: RequestContext,
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('unitId', () => ID, { nullable: true }) unitId: string | null,
    @Arg('kind', () => String, { nullable: true }) kind: string | null,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
  ): Promise<RecordNode[]> {
    const listing = { campaignId, unitId, kind };
    return this.records.list(actor, { ...listing, first: Math.min(Math.max(first, 1), 1_000) });
  }

  @Can('record:read')
  @Query(() => [RecordTextNode], {
    description:
      'Texts of a record; of confidential kinds for author and reviewers only, and logged.',
  })
  recordTexts(
    @Ctx() { actor }: RequestContext,
    @Arg('recordId', () => ID) recordId: string,
  ): Promise<RecordTextNode[]> {
    return this.verbs.texts.execute(actor, recordId);
  }

  @Can('record:write')
  @Mutation(() => RecordNode, { description: 'Something happened: any kind the template names.' })
  recordFact(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: RecordFactInput,
  ): Promise<RecordNode> {
    return this.after(actor, this.verbs.record.execute(actor, input));
  }

  @Can('record:write')
  @Mutation(() => RecordNode)
  retractRecord(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: RetractRecordInput,
  ): Promise<RecordNode> {
    return this.after(actor, this.verbs.retract.execute(actor, input));
  }

  @Can('record:review')
  @Mutation(() => RecordNode, { description: 'Passes a record on; never one’s own (need 44).' })
  passRecord(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { recordId, step, remark }: PassRecordInput,
  ): Promise<RecordNode> {
    const passed = { recordId, step: step ?? null, remark: remark ?? null };
    return this.after(actor, this.verbs.review.execute(actor, { ...passed, outcome: 'passed' }));
  }

  @Can('record:review')
  @Mutation(() => RecordNode, { description: 'Sends a record back to its author.' })
  returnRecord(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { recordId, remark }: ReturnRecordInput,
  ): Promise<RecordNode> {
    const returned = { recordId, remark, step: null, outcome: 'returned' as const };
    return this.after(actor, this.verbs.review.execute(actor, returned));
  }

  @Can('record:file')
  @Mutation(() => RecordNode)
  fileRecord(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: FileRecordInput,
  ): Promise<RecordNode> {
    return this.after(actor, this.verbs.file.submit(actor, filing(input)));
  }

  @Can('record:receive')
  @Mutation(() => RecordNode, { description: 'The target has it; each target for itself.' })
  receiveFiling(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: FileRecordInput,
  ): Promise<RecordNode> {
    return this.after(actor, this.verbs.file.receive(actor, filing(input)));
  }

  @Can('record:receive')
  @Mutation(() => RecordNode)
  returnFiling(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { recordId, target, remark }: ReturnFilingInput,
  ): Promise<RecordNode> {
    const returned = { recordId, target, remark, happenedOn: null, documentNumber: null };
    return this.after(actor, this.verbs.file.sendBack(actor, returned));
  }

  @Can('record:post')
  @Mutation(() => RecordNode)
  postRecord(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: PostRecordInput,
  ): Promise<RecordNode> {
    return this.after(
      actor,
      this.verbs.post.execute(actor, { ...input, until: input.until ?? null }),
    );
  }

  @Can('record:post')
  @Mutation(() => RecordNode)
  takeDownPosting(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: TakeDownPostingInput,
  ): Promise<RecordNode> {
    return this.after(actor, this.verbs.takeDown.execute(actor, input));
  }

  private async after(actor: Actor, change: Promise<{ id: string }>): Promise<RecordNode> {
    const { id } = await change;
    const record = await this.records.byId(actor, id);
    if (!record) throw new Error('cannot happen: who may change a record may read it');
    return record;
  }
}

function filing({ recordId, target, happenedOn, documentNumber }: FileRecordInput) {
  return {
    ...{ recordId, target, remark: null },
    ...{ happenedOn: happenedOn ?? null, documentNumber: documentNumber ?? null },
  };
}
