import type { EntityManager } from 'typeorm';
import type { CampaignEntity } from './campaign.entity';
import { DutyRuleEntity } from './duty-rule.entity';

export interface RevisionReason {
  /** What became otherwise, as the template's own comparison tells it. */
  readonly difference: unknown;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly knownAt: Date;
}

/** Keeps the rules and the period a campaign has from now on, under the next number. */
export async function insertRevision(
  manager: EntityManager,
  campaign: CampaignEntity,
  { difference, reason, decidedBy, knownAt }: RevisionReason,
): Promise<void> {
  const { id, revision, bureauId, templateVersion, templateHash, definition } = campaign;
  await manager.query(
    `INSERT INTO campaign_revision (campaign_id, revision, bureau_id, template_version, template_hash, definition, starts_on,
       ends_on, difference, reason, decided_by, known_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[id, revision, bureauId, templateVersion, templateHash, JSON.stringify(definition)],
      ...[campaign.startsOn, campaign.endsOn, JSON.stringify(difference), reason, decidedBy],
      knownAt,
    ],
  );
}

/** The rules a verdict cites; a rule that was dropped stays for the duties it had. */
export async function saveRules(manager: EntityManager, campaign: CampaignEntity): Promise<void> {
  const rules = campaign.definition.duties.map((duty, position) =>
    DutyRuleEntity.of(campaign, duty, position),
  );
  if (rules.length > 0) await manager.upsert(DutyRuleEntity, rules, ['campaignId', 'key']);
  await manager.query(
    `UPDATE duty_rule SET retired_in = $3 WHERE bureau_id = $1 AND campaign_id = $2 AND retired_in IS NULL AND key <> ALL($4)`,
    [campaign.bureauId, campaign.id, campaign.revision, rules.map(({ key }) => key)],
  );
}
