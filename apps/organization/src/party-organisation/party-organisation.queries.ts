import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor, onesFor } from '../loaders/batches.rules';
import { isId } from '../loaders/ids.rules';
import { unitColumns } from '../unit/unit.queries';
import type { UnitNode } from '../unit/unit.types';
import type { PartyOrganisationNode } from './party-organisation.types';
import { partyKinds } from './party-place.rules';

const columns = 'o.id, o.kind, o.name, o.parent_id AS "parentId"';
const mostBelow = 500;

// $1 bureau, $2 the actor's units (null: all), $3 the day: what serves one of them, with all above it and below it.
const visible = `o.bureau_id = $1
  AND ($2::uuid[] IS NULL OR o.id IN (SELECT party_organisations_around($2::uuid[], $3::date)))`;

export class PartyOrganisationQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** Those of the day the actor may see, by name; only those that serve `unitId` when it is given. */
  async list(
    actor: Actor,
    { first, unitId = null }: { readonly first: number; readonly unitId?: string | null },
    asOf: AsOf = null,
  ): Promise<PartyOrganisationNode[]> {
    if (unitId !== null && !isId(unitId)) return [];
    const rows = await this.reads.rows<PartyOrganisationNode>(
      actor,
      `SELECT ${columns} FROM party_organisation_on($3) o WHERE ${visible}
         AND ($4::uuid IS NULL OR EXISTS (SELECT FROM party_organisation_unit s
           WHERE s.organisation_id = o.id AND s.unit_id = $4 AND ${validOn('s', '$3')}))
       ORDER BY o.name, o.id LIMIT $5`,
      [...(await this.scope(actor, asOf)), unitId, first],
    );
    return stamped(rows, asOf);
  }

  /** One query for any number of ids; a dissolved one comes as it was last known. */
  async byIds(actor: Actor, ids: readonly string[], asOf: AsOf = null) {
    const rows = await this.reads.rows<PartyOrganisationNode>(
      actor,
      `SELECT ${columns}, o.dissolved_on::text AS "dissolvedOn" FROM party_organisation_known_on($3) o
       WHERE ${visible} AND o.id = ANY($4::uuid[])`,
      [...(await this.scope(actor, asOf)), ids],
    );
    return onesFor(ids, stamped(rows, asOf), ({ id }) => id);
  }

  async below(actor: Actor, ids: readonly string[], asOf: AsOf = null) {
    const rows = await this.reads.rows<PartyOrganisationNode>(
      actor,
      `SELECT ${columns} FROM party_organisation_on($3) o WHERE ${visible} AND o.parent_id = ANY($4::uuid[])
       ORDER BY o.name, o.id LIMIT $5`,
      [...(await this.scope(actor, asOf)), ids, ids.length * mostBelow],
    );
    return listsFor(ids, stamped(rows, asOf), ({ parentId }) => parentId ?? '');
  }

  /** Per unit the organisations that serve it. */
  async ofUnits(actor: Actor, unitIds: readonly string[], asOf: AsOf = null) {
    const rows = await this.reads.rows<PartyOrganisationNode & { unitId: string }>(
      actor,
      `SELECT ${columns}, s.unit_id AS "unitId" FROM party_organisation_on($3) o
       JOIN party_organisation_unit s ON s.bureau_id = o.bureau_id AND s.organisation_id = o.id AND ${validOn('s', '$3')}
       WHERE ${visible} AND s.unit_id = ANY($4::uuid[]) ORDER BY o.name, o.id LIMIT $5`,
      [...(await this.scope(actor, asOf)), unitIds, unitIds.length * mostBelow],
    );
    return listsFor(unitIds, stamped(rows, asOf), ({ unitId }) => unitId);
  }

  /** Per organisation the units and departments it serves, as far as the actor may see them. */
  async served(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<UnitNode[][]> {
    const rows = await this.reads.rows<UnitNode & { organisationId: string }>(
      actor,
      `SELECT ${unitColumns}, NULL AS "closedOn", s.organisation_id AS "organisationId" FROM party_organisation_unit s
       JOIN unit_on($3) u ON u.bureau_id = s.bureau_id AND u.id = s.unit_id
       WHERE s.bureau_id = $1 AND s.organisation_id = ANY($4::uuid[]) AND ${validOn('s', '$3')}
         AND ($2::uuid[] IS NULL OR enclosing_unit(u.id, $3::date) = ANY($2)) ORDER BY u.name, u.id LIMIT $5`,
      [...(await this.scope(actor, asOf)), ids, ids.length * mostBelow],
    );
    return listsFor(ids, stamped(rows, asOf), ({ organisationId }) => organisationId);
  }

  /** Participating units that no Party organisation serves on the day; mass bodies do not count. */
  async unitsWithout(actor: Actor, first: number, asOf: AsOf = null): Promise<UnitNode[]> {
    const units = actor.unitIdsFor('gap:read');
    const rows = await this.reads.rows<UnitNode>(
      actor,
      `SELECT ${unitColumns}, NULL AS "closedOn" FROM unit_on($3) u
       WHERE u.bureau_id = $1 AND u.kind = 'unit' AND ($2::uuid[] IS NULL OR u.id = ANY($2)) AND NOT EXISTS (
         SELECT FROM party_organisation_unit s JOIN party_organisation_on($3) o ON o.id = s.organisation_id
         WHERE s.bureau_id = u.bureau_id AND s.unit_id = u.id AND ${validOn('s', '$3')} AND o.kind = ANY($4))
       ORDER BY u.name, u.id LIMIT $5`,
      [
        actor.bureauId,
        units === 'all' ? null : units,
        await this.days.of(actor, asOf),
        partyKinds,
        first,
      ],
    );
    return stamped(rows, asOf);
  }

  private async scope(actor: Actor, asOf: AsOf): Promise<unknown[]> {
    return [actor.bureauId, directoryScope(actor).unitIds, await this.days.of(actor, asOf)];
  }
}
