import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { rowsBy } from '../grouped-loader';
import { onlyIds } from '../ids.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';
import type { CampaignTemplateNode } from '../template/campaign-template.types';
import type { CampaignNode, CampaignRevisionNode } from './campaign.types';

const columns = `id, title, template_key AS "templateKey", template_version AS "templateVersion",
  template_hash AS "templateHash", starts_on::text AS "startsOn", ends_on::text AS "endsOn",
  time_zone AS "timeZone", state, opened_at AS "openedAt", closed_at AS "closedAt",
  roster_frozen_at AS "rosterFrozenAt", revision, parent_link AS "parentLink",
  CASE WHEN parent_campaign_id IS NOT NULL THEN json_build_object('id', parent_campaign_id) END AS parent`;

const mostRules = 64; // in memory, about 200 kB each

const stub = (column: string) =>
  `CASE WHEN ${column} IS NOT NULL THEN json_build_object('id', ${column}) END`;

/** Reads of campaigns: everybody of a bureau sees its campaigns, nobody those of another. */
export class CampaignQueries {
  // A rule set never changes under its number.
  private readonly rules = new Map<string, TemplateDefinition>();

  constructor(private readonly reads: ScopedReads) {}

  /** Newest first; at most `first`. */
  list(actor: Actor, first: number): Promise<CampaignNode[]> {
    return this.reads.rows<CampaignNode>(
      actor,
      `SELECT ${columns} FROM campaign WHERE bureau_id = $1 ORDER BY starts_on DESC, id LIMIT $2`,
      [actor.bureauId, first],
    );
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<(CampaignNode | null)[]> {
    const rows = await this.reads.rows<CampaignNode>(
      actor,
      `SELECT ${columns} FROM campaign WHERE bureau_id = $1 AND id = ANY($2)`,
      [actor.bureauId, onlyIds(ids)],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** The templates as they were frozen at opening. */
  async definitions(actor: Actor, ids: readonly string[]): Promise<CampaignTemplateNode[]> {
    const rows = await this.reads.rows<{ id: string; definition: CampaignTemplateNode }>(
      actor,
      `SELECT id, definition || jsonb_build_object('hash', template_hash) AS definition
       FROM campaign WHERE bureau_id = $1 AND id = ANY($2)`,
      [actor.bureauId, ids],
    );
    const byId = new Map(rows.map(({ id, definition }) => [id, definition]));
    return ids.map((id) => {
      const definition = byId.get(id);
      if (!definition) throw new Error('cannot happen: a campaign without a definition');
      return definition;
    });
  }

  /** Rules of campaigns by `campaign revision`; one statement for those not read before. */
  async rulebooks(actor: Actor, keys: readonly string[]): Promise<TemplateDefinition[]> {
    const asked = keys.filter((key) => !this.rules.has(key)).map((key) => key.split(' '));
    if (asked.length > 0) {
      const rows = await this.reads.rows<{ key: string; definition: TemplateDefinition }>(
        actor,
        `SELECT v.campaign_id || ' ' || v.revision AS key, v.definition FROM campaign_revision v
         JOIN unnest($2::uuid[], $3::int[]) AS asked(id, revision)
           ON asked.id = v.campaign_id AND asked.revision = v.revision WHERE v.bureau_id = $1`,
        [actor.bureauId, asked.map(([id]) => id), asked.map(([, revision]) => Number(revision))],
      );
      if (this.rules.size > mostRules) this.rules.clear();
      for (const { key, definition } of rows) this.rules.set(key, definition);
    }
    return keys.map((key) => {
      const definition = this.rules.get(key);
      if (!definition) throw new Error('cannot happen: a campaign without its rules');
      return definition;
    });
  }

  /** What changed while they ran, newest first. */
  async revisions(
    actor: Actor,
    campaignIds: readonly string[],
  ): Promise<Map<string, CampaignRevisionNode[]>> {
    const rows = await this.reads.rows<CampaignRevisionNode & { campaignId: string }>(
      actor,
      `SELECT campaign_id AS "campaignId", revision, template_version AS "templateVersion",
         starts_on::text AS "startsOn", ends_on::text AS "endsOn", reason, ${stub('decided_by')} AS "decidedBy",
         known_at AS at, coalesce((SELECT json_agg(d->>'path') FROM jsonb_array_elements(difference) d), '[]') AS changed
       FROM campaign_revision WHERE bureau_id = $1 AND campaign_id = ANY($2) ORDER BY campaign_id, revision DESC`,
      [actor.bureauId, campaignIds],
    );
    return rowsBy(rows, ({ campaignId }) => campaignId);
  }
}
