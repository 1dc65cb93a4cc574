import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { withinScope } from '../group/group-visibility.rules';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor } from '../loaders/batches.rules';
import { isId } from '../loaders/ids.rules';
import type { ContactPointKind } from './contact-point.entity';
import type { ContactPointNode } from './contact-point.types';
import { defaultQuota, type Quota } from './quota.rules';

export interface ContactPointPage {
  readonly kind: ContactPointKind | null;
  readonly first: number;
  readonly after: string | null;
  readonly asOf: AsOf;
}

// $1 bureau, $2 the actor's units (null: the office), $3 the day, $4 the actor: a leader sees the own ones.
const visible = `
  WITH RECURSIVE ${withinScope}
  SELECT c.id, c.person_id AS "personId", c.unit_id AS "unitId", c.party_organisation_id AS "partyOrganisationId", c.kind,
         c.valid_from::text AS "validFrom", c.valid_to::text AS "validTo"
  FROM contact_point c WHERE c.bureau_id = $1 AND ${validOn('c', '$3')}
    AND ($2::uuid[] IS NULL OR c.person_id = $4::uuid OR c.unit_id IN (SELECT id FROM within_scope)
      OR EXISTS (SELECT FROM party_organisation_unit s WHERE s.bureau_id = c.bureau_id
        AND s.organisation_id = c.party_organisation_id AND s.unit_id IN (SELECT id FROM within_scope) AND ${validOn('s', '$3')}))`;

/** Contact points on a day, null = today; each read carries the actor's scope in its WHERE. */
export class ContactPointQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** At most `first`, after the contact point `after`. */
  async list(actor: Actor, page: ContactPointPage): Promise<ContactPointNode[]> {
    const { kind, first, after, asOf } = page;
    if (after !== null && !isId(after)) return [];
    const sql = `${visible} AND ($5::text IS NULL OR c.kind = $5) AND ($6::uuid IS NULL OR c.id > $6) ORDER BY c.id LIMIT $7`;
    const scope = await this.scopeOf(actor, asOf);
    return stamped(
      await this.reads.rows<ContactPointNode>(actor, sql, [...scope, kind, after, first]),
      asOf,
    );
  }

  async ofPersons(
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf = null,
  ): Promise<ContactPointNode[][]> {
    const sql = `${visible} AND c.person_id = ANY($5::uuid[]) ORDER BY c.kind, c.valid_from, c.id`;
    const rows = await this.reads.rows<ContactPointNode>(actor, sql, [
      ...(await this.scopeOf(actor, asOf)),
      ids,
    ]);
    return listsFor(ids, stamped(rows, asOf), ({ personId }) => personId);
  }

  async ofUnits(
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf = null,
  ): Promise<ContactPointNode[][]> {
    const sql = `${visible} AND c.unit_id = ANY($5::uuid[]) ORDER BY c.kind, c.valid_from, c.id`;
    const rows = await this.reads.rows<ContactPointNode>(actor, sql, [
      ...(await this.scopeOf(actor, asOf)),
      ids,
    ]);
    return listsFor(ids, stamped(rows, asOf), ({ unitId }) => unitId ?? '');
  }

  /** What holds for a campaign: its own quota, else the bureau's, else that of source 002. */
  async quota(actor: Actor, campaignId: string | null): Promise<Quota> {
    const known = await this.reads.one<Quota>(
      actor,
      `SELECT campaign_id AS "campaignId", least, most, leader_posts AS "leaderPosts" FROM contact_point_quota
       WHERE bureau_id = $1 AND (campaign_id IS NULL OR campaign_id = $2::uuid) ORDER BY campaign_id NULLS LAST LIMIT 1`,
      [actor.bureauId, campaignId !== null && isId(campaignId) ? campaignId : null],
    );
    return known ?? defaultQuota;
  }

  private async scopeOf(actor: Actor, asOf: AsOf): Promise<unknown[]> {
    const day = await this.days.of(actor, asOf);
    return [actor.bureauId, directoryScope(actor).unitIds, day, actor.personId];
  }
}
