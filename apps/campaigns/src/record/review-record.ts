import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { dayIn } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { rowsOf } from '../duty/rejudge-duties';
import { chainState } from '../engine/review.rules';
import type { ReviewStep } from '../engine/world.rules';
import { holdingsOfPerson } from '../holding/holdings.queries';
import type { ReviewChain } from '../template/record-shape.rules';
import type { KeepRecord } from './keep-record';
import { RecordNotFound, RecordRetracted } from './record.errors';
import {
  insertReview,
  type KeptRecord,
  type KeptReview,
  lockRecord,
  reviewsOf,
} from './record-store.queries';
import { actsIn } from './recorder.rules';
import {
  RecordNotReviewed,
  ReviewerNotAllowed,
  ReviewerPassedBefore,
  ReviewerRecused,
  ReviewStepNotNext,
} from './review.errors';

export interface ReviewGiven {
  readonly recordId: string;
  /** Null: the next one the reviewer may take. */
  readonly step: string | null;
  readonly outcome: 'passed' | 'returned';
  /** Must be said when it is returned. */
  readonly remark: string | null;
}

/** A reviewer passes a record on, or sends it back to its author; nobody reviews what is their own (need 44). */
export class ReviewRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeper: KeepRecord,
  ) {}

  execute(actor: Actor, given: ReviewGiven): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, actor, given));
  }

  /** The same inside another verb's transaction. */
  async within(tx: Tx, actor: Actor, given: ReviewGiven): Promise<{ id: string }> {
    const record = await lockRecord(tx.manager, actor.bureauId, given.recordId);
    if (!record) throw new RecordNotFound();
    const frame = await this.keeper.frames.get(rowsOf(tx), record.bureauId, record.campaignId);
    if (!frame) throw new CampaignNotFound();
    const { chain, mine } = await this.stepsOf(tx, actor, record, frame);
    if (mine.length === 0 && !isAuthor(actor, record)) throw new RecordNotFound();
    if (!chain) throw new RecordNotReviewed(record.kind);
    if (isAuthor(actor, record)) throw new ReviewerRecused();
    if (record.retracted) throw new RecordRetracted();
    const scope = await this.keeper.lock(tx, frame, record);
    const reviews = await reviewsOf(tx.manager, record.id);
    const step = nextStep(chain, reviews, record, mine, given.step);
    if (given.outcome === 'passed') assertOtherEyes(actor, chain, reviews, step);
    const now = this.keeper.clock.now();
    await insertReview(tx.manager, record, {
      ...{ id: newId(), step, outcome: given.outcome, remark: given.remark?.trim() || null },
      ...{ reviewedOn: dayIn(frame.timeZone, now), recordedAt: now, recordedBy: actor.personId },
      place: reviews.length + 1,
    });
    await this.keeper.judge(tx, frame, scope, { what: 'review', id: record.id });
    return { id: record.id };
  }

  /** The chain of the record's kind, and the steps of it this actor takes for this unit. */
  private async stepsOf(tx: Tx, actor: Actor, record: KeptRecord, frame: CampaignFrame) {
    const { definition } = frame;
    const kind = definition.records.find(({ key }) => key === record.kind);
    const chain = definition.chains.find(({ key }) => key === kind?.chain);
    const held = await holdingsOfPerson(rowsOf(tx), frame, actor.personId, this.keeper.clock.now());
    const mine = (chain?.steps ?? [])
      .filter(({ by }) =>
        definition.roles.some((role) => by.includes(role.key) && actsIn(actor, role, record, held)),
      )
      .map(({ key }) => key);
    return { chain, mine };
  }
}

function nextStep(
  chain: ReviewChain,
  reviews: readonly ReviewStep[],
  { happenedOn }: KeptRecord,
  mine: readonly string[],
  wanted: string | null,
): string {
  const { open } = chainState(chain, reviews, happenedOn);
  const next = chain.order === 'strict' ? open.slice(0, 1) : open;
  const step = wanted ?? next.find((key) => mine.includes(key)) ?? next[0];
  if (step === undefined || !next.includes(step)) throw new ReviewStepNotNext(next);
  if (!mine.includes(step))
    throw new ReviewerNotAllowed(step, chain.steps.find(({ key }) => key === step)?.by ?? []);
  return step;
}

/** What a return cleared does not count; steps that name one role in common are meant for one person. */
function assertOtherEyes(
  actor: Actor,
  { steps }: ReviewChain,
  reviews: readonly KeptReview[],
  step: string,
): void {
  const byOf = (key: string) => steps.find((one) => one.key === key)?.by ?? [];
  const standing = reviews.slice(
    reviews.findLastIndex(({ outcome }) => outcome === 'returned') + 1,
  );
  const before = standing.find(
    (review) =>
      actor.personId !== null &&
      review.by === actor.personId &&
      !byOf(review.step).some((role) => byOf(step).includes(role)),
  );
  if (before) throw new ReviewerPassedBefore(step, before.step);
}

function isAuthor(actor: Actor, { recordedBy, personId, otherPersonId }: KeptRecord): boolean {
  return actor.personId !== null && [recordedBy, personId, otherPersonId].includes(actor.personId);
}
