import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { onlyIds } from '../ids.rules';
import type { CampaignTemplateNode } from '../template/template.types';
import type { CampaignNode } from './campaign.types';

const columns = `id, title, template_key AS "templateKey", template_version AS "templateVersion",
  template_hash AS "templateHash", starts_on::text AS "startsOn", ends_on::text AS "endsOn",
  time_zone AS "timeZone", state, opened_at AS "openedAt", closed_at AS "closedAt",
  roster_frozen_at AS "rosterFrozenAt"`;

/** Reads of campaigns: everybody of a bureau sees its campaigns, nobody those of another. */
export class CampaignQueries {
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
}
