import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { type Day, dayIn } from '../calendar/days.rules';
import type { ChangeRecord } from './change-record';
import {
  PostingNotCleared,
  PostingPeriodWrong,
  PublicationScopeUnknown,
  RecordConfidential,
} from './filing.errors';
import { insertPosting } from './given-out.queries';
import { leads } from './recorder.rules';

export interface PostingGiven {
  readonly recordId: string;
  readonly scope: string;
  readonly medium: string;
  readonly from: Day;
  /** First day no longer shown; null: until taken down. */
  readonly until: Day | null;
  /** Somebody looked for names, phones and patient data in it (need 64). */
  readonly privacyCleared: boolean;
}

/** §4.15: shows a record to a defined audience, from a day on, after the privacy check. */
export class PostRecord {
  constructor(private readonly changes: ChangeRecord) {}

  execute(actor: Actor, given: PostingGiven): Promise<{ id: string }> {
    const { recordId, scope, medium, from, until } = given;
    const isMine = (record: Parameters<typeof leads>[1]) =>
      actor.hasRole('campaign-office') || leads(actor, record);
    return this.changes.execute(actor, recordId, 'posting', isMine, async (tx, record, frame) => {
      const { publicationScopes, records } = frame.definition;
      const known = publicationScopes.map(({ key }) => key);
      if (!known.includes(scope)) throw new PublicationScopeUnknown(known);
      if (records.find(({ key }) => key === record.kind)?.confidential)
        throw new RecordConfidential();
      if (!given.privacyCleared) throw new PostingNotCleared();
      const now = this.changes.keeper.clock.now();
      const today = dayIn(frame.timeZone, now);
      if (from < record.happenedOn || from > today || (until !== null && until <= from))
        throw new PostingPeriodWrong();
      await insertPosting(tx.manager, record.bureauId, {
        ...{ id: newId(), recordId, scope, medium, from, until },
        ...{ recordedAt: now, recordedBy: actor.personId },
      });
    });
  }
}
