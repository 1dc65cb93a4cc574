import { newId } from '@huiyin/kernel';
import type { ACampaign } from './builders';
import type { Harness } from './harness';

export interface House {
  readonly recordId: string;
  readonly postingId: string;
}

/** A row in every table of records and what follows them, so that a forgotten WHERE has something to show. */
export async function aFullHouse(harness: Harness, ours: ACampaign): Promise<House> {
  const { bureauId, campaignId, unitId } = ours;
  const [recordId, postingId, person] = [newId(), newId(), newId()];
  const at = '2014-03-01T00:00:00Z';
  const insert = (table: string, row: Record<string, unknown>) =>
    harness.rows(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map((_, place) => `$${place + 1}`)
        .join(', ')})`,
      Object.values(row),
    );
  const place = { bureau_id: bureauId, campaign_id: campaignId, unit_id: unitId };
  const said = { recorded_at: at, recorded_by: person };
  await insert('campaign_record', {
    ...{ id: recordId, ...place, kind: 'study-plan', happened_on: '2014-03-01', ...said },
    ...{ client_key: 'house', values: '{}' },
  });
  const ofRecord = { bureau_id: bureauId, record_id: recordId };
  await insert('record_text', { ...ofRecord, field: 'x', entry: '', text: '正文' });
  await insert('record_read', { id: newId(), ...ofRecord, read_at: at, read_by: person });
  await insert('record_review', {
    ...{ id: newId(), ...ofRecord, step: 'x', outcome: 'passed', reviewed_on: '2014-03-01' },
    ...{ ...said, place: 1 },
  });
  await insert('record_filing', {
    ...{ id: newId(), ...ofRecord, target: 'x', state: 'SUBMITTED', happened_on: '2014-03-01' },
    ...{ ...said, place: 1 },
  });
  await insert('record_posting', {
    ...{ id: postingId, ...ofRecord, scope: 'x', medium: 'board', posted_from: '2014-03-01' },
    ...{ cleared_by: person, ...said },
  });
  await insert('record_retraction', { ...ofRecord, reason: 'x', ...said });
  await insert('holding', {
    ...{ event_id: newId(), holding_id: newId(), bureau_id: bureauId, person_id: person },
    ...{ role: 'unit-principal', unit_id: unitId, valid_from: '2014-01-01', voided: false },
    ...{ said_at: at, known_at: at },
  });
  await insert('unit_change', {
    ...{ event_id: newId(), bureau_id: bureauId, unit_id: unitId, change: 'renamed' },
    ...{ effective_on: '2014-03-01', successor_unit_ids: '{}', said_at: at, known_at: at },
  });
  await insert('link_step', {
    ...{ id: newId(), ...place, link: 'x', step: 'INSPECTED', happened_on: '2014-03-01' },
    ...{ remark: 'x', ...said, place: 1 },
  });
  const granted = { ...place, duty_key: 'x', reason: 'x', known_at: at };
  await insert('waiver', { id: newId(), ...granted, approved_by: person });
  await insert('extension', {
    ...{ id: newId(), ...granted, granted_by: person, due_on: '2014-04-01', place: 1 },
  });
  await harness.rows(
    `INSERT INTO duty_event SELECT id, 1, bureau_id, 'MET', 'record', NULL, NULL, NULL, $2 FROM duty WHERE campaign_id = $1 LIMIT 1`,
    [campaignId, at],
  );
  await linkToAnother(harness, ours, person);
  return { recordId, postingId };
}

async function linkToAnother(harness: Harness, { bureauId, campaignId }: ACampaign, by: string) {
  const other = newId();
  await harness.rows(
    `INSERT INTO campaign (id, bureau_id, template_key, template_version, template_hash, definition, title, starts_on,
       time_zone, state, opened_at, closed_at, answers, revision)
     SELECT $2, bureau_id, 'other', 1, 'x', definition, 'x', starts_on, time_zone, 'CLOSED', opened_at, opened_at, '{}', 1
     FROM campaign WHERE id = $1`,
    [campaignId, other],
  );
  await harness.rows(`INSERT INTO campaign_link VALUES ($1, $2, $3, '[]', now(), $4)`, [
    ...[campaignId, other, bureauId, by],
  ]);
}
