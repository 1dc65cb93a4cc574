import type { EntityManager } from 'typeorm';
import type { OwedDuty } from './duty.rules';

export interface NewDuty extends OwedDuty {
  readonly id: string;
}

const chunk = 10_000; // about 3 MB of JSON in one statement

/** Writes down what units owe: one statement for thousands of duties, an entity each would take a minute (P18). */
export async function insertDuties(
  manager: EntityManager,
  { campaignId, bureauId }: { campaignId: string; bureauId: string },
  duties: readonly NewDuty[],
): Promise<void> {
  for (let at = 0; at < duties.length; at += chunk)
    await manager.query(
      `INSERT INTO duty (id, bureau_id, campaign_id, unit_id, rule_key, strength, fulfilment, meeting_kind,
         required_items, submitted_items, due_on, state)
       SELECT new.id, $1, $2, new."unitId", new."ruleKey", new.strength, new.fulfilment, new."meetingKind",
         new."requiredItems", '{}', new."dueOn", 'DUE'
       FROM jsonb_to_recordset($3::jsonb) AS new(id uuid, "unitId" uuid, "ruleKey" text, strength text, fulfilment text,
         "meetingKind" text, "requiredItems" text[], "dueOn" date)`,
      [bureauId, campaignId, JSON.stringify(duties.slice(at, at + chunk))],
    );
}
