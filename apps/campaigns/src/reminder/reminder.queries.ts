import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { Day } from '../calendar/days.rules';
import { stateInSql } from '../duty/duty-state.rules';
import { isId } from '../ids.rules';
import { unitsReached } from '../unit/answering.queries';
import { unitScope } from '../unit/unit-scope.rules';
import type { ReminderLevel, ReminderStep } from './reminder-steps.rules';
import type { ReminderNode } from './reminder.types';

export interface NewReminder {
  readonly reminderId: string;
  readonly dutyId: string;
  readonly dutyKey: string;
  readonly unitId: string;
  readonly supervisionGroupId: string | null;
  readonly step: string;
  readonly level: ReminderLevel;
  readonly dueOn: Day;
  readonly isOverdue: boolean;
  readonly title: { readonly zh: string; readonly en: string };
}

/** A duty somebody can still be reminded of: owed by now, unmet, neither lapsed nor waived, and more than advice. */
const open = (today: string) =>
  `${stateInSql(today)} = 'DUE' AND d.owed_from <= ${today} AND d.strength <> 'ADVICE'`;

/** The days on which something of the campaign is or was due. */
export async function dueDays(
  reads: ScopedReads,
  { bureauId, campaignId }: { bureauId: string; campaignId: string },
): Promise<Day[]> {
  const rows = await reads.rows<{ dueOn: Day }>(
    { bureauId },
    `SELECT DISTINCT due_on::text AS "dueOn" FROM duty
     WHERE bureau_id = $1 AND campaign_id = $2 AND met_on IS NULL AND lapsed_on IS NULL AND due_on IS NOT NULL
     ORDER BY 1 LIMIT 2000`,
    [bureauId, campaignId],
  );
  return rows.map(({ dueOn }) => dueOn);
}

export interface RemindersToMake {
  readonly campaignId: string;
  readonly bureauId: string;
  readonly today: Day;
  readonly at: Date;
  readonly steps: readonly (ReminderStep & { readonly dueOn: Day })[];
  readonly most: number;
}

/** Makes the reminders that do not exist yet, at most `most`; two at once make each of them once. */
export async function insertReminders(
  manager: EntityManager,
  { campaignId, bureauId, today, at, steps, most }: RemindersToMake,
): Promise<NewReminder[]> {
  return manager.query(
    `WITH wanted AS (
       SELECT * FROM unnest($4::date[], $5::text[], $6::text[], $7::boolean[]) AS s (due_on, step, level, is_overdue)
     ), missing AS (
       SELECT d.id AS duty_id, owner AS unit_id, s.* FROM wanted s
       JOIN duty d ON d.bureau_id = $1 AND d.campaign_id = $2 AND d.due_on = s.due_on AND ${open('$3::date')}
       JOIN campaign_unit cu ON cu.bureau_id = $1 AND cu.campaign_id = $2 AND cu.unit_id = d.unit_id
       CROSS JOIN LATERAL unnest(CASE WHEN cardinality(cu.successor_unit_ids) > 0 THEN cu.successor_unit_ids
         ELSE ARRAY[d.unit_id] END) AS owner
       WHERE NOT EXISTS (SELECT 1 FROM reminder r WHERE r.duty_id = d.id AND r.unit_id = owner
         AND r.due_on = s.due_on AND r.step = s.step)
       ORDER BY s.due_on, d.id, owner, s.step LIMIT $8
     ), made AS (
       INSERT INTO reminder (id, bureau_id, campaign_id, duty_id, unit_id, step, level, due_on, is_overdue, reminded_at)
       SELECT gen_random_uuid(), $1, $2, duty_id, unit_id, step, level, due_on, is_overdue, $9 FROM missing
       ON CONFLICT ON CONSTRAINT reminder_once DO NOTHING RETURNING *
     )
     SELECT m.id AS "reminderId", m.duty_id AS "dutyId", d.rule_key AS "dutyKey", m.unit_id AS "unitId",
       u.supervision_group_id AS "supervisionGroupId", m.step, m.level, m.due_on::text AS "dueOn",
       m.is_overdue AS "isOverdue", r.title
     FROM made m JOIN duty d ON d.id = m.duty_id
     JOIN duty_rule r ON r.campaign_id = d.campaign_id AND r.key = d.rule_key
     LEFT JOIN campaign_unit u ON u.bureau_id = $1 AND u.campaign_id = $2 AND u.unit_id = m.unit_id
     ORDER BY m.due_on, m.duty_id, m.unit_id, m.step`,
    [
      bureauId,
      campaignId,
      today,
      steps.map(({ dueOn }) => dueOn),
      steps.map(({ step }) => step),
      steps.map(({ level }) => level),
      steps.map(({ isOverdue }) => isOverdue),
      most,
      at,
    ],
  ) as Promise<NewReminder[]>;
}

/** What was reminded of, as far as the viewer may see the unit. */
export class ReminderQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The newest first, at most `first`. */
  async list(actor: Actor, campaignId: string, first: number): Promise<ReminderNode[]> {
    if (!isId(campaignId)) return [];
    return this.reads.rows<ReminderNode>(
      actor,
      `SELECT id, duty_id AS "dutyId", step, level, due_on::text AS "dueOn", is_overdue AS "isOverdue",
         reminded_at AS "remindedAt", json_build_object('id', unit_id) AS unit
       FROM reminder WHERE bureau_id = $1 AND ($2::uuid[] IS NULL OR unit_id = ANY(${unitsReached('$2')})) AND campaign_id = $3
       ORDER BY reminded_at DESC, due_on, id LIMIT $4`,
      [actor.bureauId, unitScope(actor, 'duty:read'), campaignId, first],
    );
  }
}
