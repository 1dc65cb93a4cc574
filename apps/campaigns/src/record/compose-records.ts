import type { ServiceParts } from '@huiyin/service';
import { CampaignFrames } from '../campaign/campaign-frame.queries';
import { RejudgeDuties } from '../duty/rejudge-duties';
import { ChangeRecord } from './change-record';
import { FileRecord } from './file-record';
import { KeepRecord } from './keep-record';
import { PostRecord } from './post-record';
import { ReadRecordTexts } from './read-record-texts';
import { RecordFact } from './record-fact';
import { RecordQueries } from './record.queries';
import { RecordResolver } from './record.resolver';
import { RetractRecord } from './retract-record';
import { ReviewRecord } from './review-record';
import { TakeDownPosting } from './take-down-posting';

/** The room of records, and what other rooms need of it to write their own. */
export function composeRecords({ reads, unitOfWork, clock }: ServiceParts) {
  const frames = new CampaignFrames();
  const rejudge = new RejudgeDuties(clock);
  const keeper = new KeepRecord(clock, frames, rejudge);
  const changes = new ChangeRecord(unitOfWork, keeper);
  const facts = new RecordFact(unitOfWork, keeper);
  const reviews = new ReviewRecord(unitOfWork, keeper);
  const resolver = new RecordResolver(new RecordQueries(reads), {
    record: facts,
    retract: new RetractRecord(unitOfWork, keeper),
    review: reviews,
    file: new FileRecord(changes),
    post: new PostRecord(changes),
    takeDown: new TakeDownPosting(unitOfWork, keeper),
    texts: new ReadRecordTexts(unitOfWork, keeper),
  });
  return { ...{ frames, rejudge, keeper, facts, reviews }, resolvers: [resolver] };
}

export type RecordRoom = ReturnType<typeof composeRecords>;
