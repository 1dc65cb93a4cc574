import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor, onesFor } from '../loaders/batches.rules';
import { isId } from '../loaders/ids.rules';
import type { GroupKind } from './group-kinds.rules';
import { visibleGroup, withinScope } from './group-visibility.rules';
import type { GroupNode } from './group.types';

export interface GroupFilter {
  readonly kind: GroupKind | null;
  readonly unitId: string | null;
  readonly partyOrganisationId: string | null;
  readonly campaignId: string | null;
}

const columns = `g.id, g.kind, g.name, g.number, g.unit_id AS "unitId", g.parent_id AS "parentId",
  g.located_unit_id AS "locatedUnitId", g.party_organisation_id AS "partyOrganisationId", g.superior,
  g.campaign_id AS "campaignId", g.leader_seats AS "leaderSeats", g.valid_from::text AS "validFrom",
  g.valid_to::text AS "validTo"`;
const from = `WITH RECURSIVE ${withinScope} SELECT ${columns} FROM work_group g WHERE ${visibleGroup}`;
const order = 'ORDER BY g.kind, g.number, g.name, g.id';

/** Groups on a day, null = today; each read carries the actor's scope in its WHERE. */
export class GroupQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** By kind, number and name; at most `first`, after the group `after`. */
  async list(
    actor: Actor,
    filter: GroupFilter,
    { first, after, asOf }: { first: number; after: string | null; asOf: AsOf },
  ): Promise<GroupNode[]> {
    const { kind, unitId, partyOrganisationId, campaignId } = filter;
    const ids = [unitId, partyOrganisationId, campaignId, after];
    if (ids.some((id) => id !== null && !isId(id))) return [];
    const rows = await this.reads.rows<GroupNode>(
      actor,
      `${from} AND ${validOn('g', '$3')} AND ($5::text IS NULL OR g.kind = $5)
         AND ($6::uuid IS NULL OR g.unit_id = $6) AND ($7::uuid IS NULL OR g.party_organisation_id = $7)
         AND ($8::uuid IS NULL OR g.campaign_id = $8)
         AND ($9::uuid IS NULL OR (g.kind, COALESCE(g.number, 0), g.name, g.id) >
           (SELECT a.kind, COALESCE(a.number, 0), a.name, a.id FROM work_group a WHERE a.id = $9))
       ORDER BY g.kind, COALESCE(g.number, 0), g.name, g.id LIMIT $10`,
      [...(await this.scopeOf(actor, asOf)), kind, ...ids, first],
    );
    return stamped(rows, asOf);
  }

  /** A group that was dissolved by then comes, too: an old report still knows its name. */
  async byIds(
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf = null,
  ): Promise<(GroupNode | null)[]> {
    const rows = await this.reads.rows<GroupNode>(
      actor,
      `${from} AND g.valid_from <= $3::date AND g.id = ANY($5::uuid[])`,
      [...(await this.scopeOf(actor, asOf)), ids],
    );
    return onesFor(ids, stamped(rows, asOf), ({ id }) => id);
  }

  /** Per group those directly under it. */
  async below(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<GroupNode[][]> {
    const rows = await this.reads.rows<GroupNode>(
      actor,
      `${from} AND ${validOn('g', '$3')} AND g.parent_id = ANY($5::uuid[]) ${order}`,
      [...(await this.scopeOf(actor, asOf)), ids],
    );
    return listsFor(ids, stamped(rows, asOf), ({ parentId }) => parentId ?? '');
  }

  /** Per unit or department the groups set up there. */
  async ofUnits(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<GroupNode[][]> {
    const rows = await this.reads.rows<GroupNode>(
      actor,
      `${from} AND ${validOn('g', '$3')} AND g.unit_id = ANY($5::uuid[]) ${order}`,
      [...(await this.scopeOf(actor, asOf)), ids],
    );
    return listsFor(ids, stamped(rows, asOf), ({ unitId }) => unitId ?? '');
  }

  private async scopeOf(actor: Actor, asOf: AsOf): Promise<unknown[]> {
    const day = await this.days.of(actor, asOf);
    return [actor.bureauId, directoryScope(actor).unitIds, day, actor.personId];
  }
}
