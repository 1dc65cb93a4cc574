import type { Tx } from '@huiyin/events';
import { type Clock, newId } from '@huiyin/kernel';
import type { CampaignFrame, CampaignFrames } from '../campaign/campaign-frame.queries';
import type { Day } from '../calendar/days.rules';
import { countsFor } from '../campaign/campaign-links.queries';
import type { Cause } from '../duty/duty-changes.rules';
import type { JudgingScope } from '../duty/judging.rules';
import { lockUnits, unitsOfPeople, unitsTouchedBy } from '../duty/lock-campaign.queries';
import { touchedByRecord } from '../engine/touched.rules';
import { type RejudgeDuties, rowsOf } from '../duty/rejudge-duties';
import { insertRecord, insertTexts, type NewRecord, unitOf } from './record-store.queries';
import type { KeptText } from './record-values.rules';

/** Where a record belongs and whom it is about. */
interface RecordPlace {
  readonly unitId: string;
  readonly isBureau: boolean;
  readonly kind: string;
  readonly personId: string | null;
  readonly otherPersonId: string | null;
  readonly happenedOn: Day;
}

/** What every change of a record has in common: whose duties it touches, and that they are judged anew with it. */
export class KeepRecord {
  constructor(
    readonly clock: Clock,
    readonly frames: CampaignFrames,
    private readonly rejudge: RejudgeDuties,
  ) {}

  /** Locks the units whose duties a record of this kind may change: of its unit, and of the people it is about. */
  async lock(
    tx: Tx,
    { id: campaignId, bureauId, definition }: CampaignFrame,
    record: RecordPlace,
  ): Promise<JudgingScope> {
    const place = { bureauId, campaignId };
    const { kind, unitId, personId, otherPersonId, happenedOn } = record;
    const { everywhere } = touchedByRecord(definition, record);
    const people = [personId, otherPersonId].filter((id) => id !== null);
    const theirs = await unitsOfPeople(tx.manager, place, people);
    const unitIds = everywhere
      ? null
      : await unitsTouchedBy(tx.manager, place, [unitId, ...theirs]);
    await lockUnits(tx.manager, place, unitIds);
    const named = { kind, unitId, personId, otherPersonId, on: happenedOn };
    return { unitIds, change: { what: 'record', record: named } };
  }

  /** Keeps a fact, where it counts elsewhere there too, and judges anew what reads it. False: the key was taken. */
  async keep(
    tx: Tx,
    frame: CampaignFrame,
    scope: JudgingScope,
    record: NewRecord,
    texts: readonly KeptText[],
  ): Promise<boolean> {
    if (!(await insertRecord(tx.manager, record))) return false;
    await insertTexts(tx.manager, record, texts);
    await this.judge(tx, frame, scope, { what: 'record', id: record.id });
    if (record.originRecordId === null) await this.countElsewhere(tx, record);
    return true;
  }

  async judge(tx: Tx, frame: CampaignFrame, scope: JudgingScope, cause: Cause): Promise<void> {
    await this.rejudge.execute(tx, frame, scope, cause);
  }

  /** One activity may count for several campaigns (R003.20): a copy there that says whose it is. */
  private async countElsewhere(tx: Tx, record: NewRecord): Promise<void> {
    for (const { campaignId, kind } of await countsFor(tx.manager, record)) {
      const frame = await this.frames.get(rowsOf(tx), record.bureauId, campaignId);
      const unit = await unitOf(tx.manager, record.bureauId, campaignId, record.unitId);
      const fields = frame?.definition.records.find(({ key }) => key === kind)?.fields;
      if (!frame || !unit || !fields) continue; // the unit takes no part there
      const scope = await this.lock(tx, frame, { ...record, kind, isBureau: unit.isBureau });
      const known = new Set(fields.map(({ key }) => key));
      const copy: NewRecord = {
        ...record,
        ...{ campaignId, kind, id: newId(), originRecordId: record.id },
        clientKey: `counts-for:${record.id}`,
        values: Object.fromEntries(Object.entries(record.values).filter(([key]) => known.has(key))),
      };
      await this.keep(tx, frame, scope, copy, []);
    }
  }
}
