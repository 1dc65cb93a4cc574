import {
  AppraisalPublished,
  appraisalPublishedFromV1,
  AppraisalPublishedV1,
} from '@huiyin/contracts';
import type { Reaction, ReceivedEvent, Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { dayIn } from '../calendar/days.rules';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { rowsOf } from '../duty/rejudge-duties';
import type { KeepRecord } from '../record/keep-record';
import { unitOf } from '../record/record-store.queries';

type Published = ReturnType<typeof AppraisalPublished.of>['payload'];
type PublishedV1 = ReturnType<typeof AppraisalPublishedV1.of>['payload'];

/** The kind of record under which a template reads the results of evaluations. */
const kind = 'appraisal-published';

/** The appraisal is the supervision group's to hold and to summarise: its result is a fact no unit can write (R000.16). */
export class RecordWhenAppraisalPublished implements Reaction<Published> {
  readonly name = 'fulfil-appraisal-duty-when-appraisal-published-v2';
  readonly on = AppraisalPublished;

  constructor(private readonly keeper: KeepRecord) {}

  async react(tx: Tx, { payload, time }: ReceivedEvent<Published>): Promise<void> {
    if (!payload.valid) return; // without quorum there was no appraisal: it is held again
    const { campaignId, bureauId, unitId, appraisalId } = payload;
    const frame = await this.keeper.frames.get(rowsOf(tx), bureauId, campaignId);
    if (!frame) throw new CampaignNotFound();
    const unit = await unitOf(tx.manager, bureauId, campaignId, unitId);
    if (!unit || !frame.definition.records.some(({ key }) => key === kind)) return;
    const record = {
      ...{ id: newId(), bureauId, campaignId, unitId, kind },
      ...{ personId: null, otherPersonId: null, happenedOn: dayIn(frame.timeZone, time) },
      ...{ recordedAt: this.keeper.clock.now(), recordedBy: null },
      ...{ clientKey: `appraisal:${appraisalId}`, values: {}, originRecordId: null },
    };
    const scope = await this.keeper.lock(tx, frame, { ...record, isBureau: unit.isBureau });
    await this.keeper.keep(tx, frame, scope, record, []);
  }
}

/** What still lies in an outbox from before version 2. */
export class RecordWhenAppraisalPublishedV1 implements Reaction<PublishedV1> {
  readonly name = 'fulfil-appraisal-duty-when-appraisal-published';
  readonly on = AppraisalPublishedV1;

  constructor(private readonly newer: RecordWhenAppraisalPublished) {}

  react(tx: Tx, event: ReceivedEvent<PublishedV1>): Promise<void> {
    return this.newer.react(tx, { ...event, payload: appraisalPublishedFromV1(event.payload) });
  }
}
