import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor } from '../loaders/batches.rules';
import { isId } from '../loaders/ids.rules';
import { departmentHeads, type PostKind, principalKinds, secretaryKinds } from './post-kinds.rules';
import type { ActingNode, PostKindTitle, PostNode } from './post.types';
import type { OnPrincipalSeat } from './principals.rules';

const columns = `id, person_id AS "personId", unit_id AS "unitId", party_organisation_id AS "partyOrganisationId", kind,
  valid_from::text AS "validFrom", valid_to::text AS "validTo"`;

export type PostOfUnit = PostNode & { readonly askedUnitId: string };
export type OnChair = OnPrincipalSeat & { readonly place: string; readonly asOf?: AsOf };

export interface FormerSearch {
  readonly unitId: string;
  readonly kinds: readonly PostKind[];
  /** Earliest end, YYYY-MM-DD. */
  readonly since: string;
  readonly first: number;
}

interface Chairs {
  readonly placeColumn: 'unit_id' | 'party_organisation_id';
  /** SQL: the row of this alias sits on a chair asked for; kinds are $4 and on. */
  isChair(row: string): string;
  readonly kinds: readonly (readonly PostKind[])[];
}

/** Reads of posts of people and units the actor was shown already. What was voided has never been. */
export class PostQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** Past and planned ones included, latest first; as of a day only those held on it. */
  async ofPersons(
    actor: Actor,
    personIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<PostNode[][]> {
    const rows = await this.reads.rows<PostNode>(
      actor,
      `SELECT ${columns}, title FROM post WHERE bureau_id = $1 AND person_id = ANY($2::uuid[]) AND voided_at IS NULL
         AND ($4::date IS NULL OR (${validOn('post', '$4')}))
       ORDER BY valid_from DESC, kind, id LIMIT $3`,
      [actor.bureauId, personIds, personIds.length * 100, asOf],
    );
    return listsFor(personIds, stamped(rows, asOf), ({ personId }) => personId);
  }

  async actingOfPersons(
    actor: Actor,
    personIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<ActingNode[][]> {
    const rows = await this.reads.rows<ActingNode>(
      actor,
      `SELECT ${columns}, absent_post_id AS "absentPostId" FROM acting_appointment
       WHERE bureau_id = $1 AND person_id = ANY($2::uuid[]) AND voided_at IS NULL
         AND ($4::date IS NULL OR (${validOn('acting_appointment', '$4')}))
       ORDER BY valid_from DESC, kind, id LIMIT $3`,
      [actor.bureauId, personIds, personIds.length * 100, asOf],
    );
    return listsFor(personIds, stamped(rows, asOf), ({ personId }) => personId);
  }

  /** Posts held on the day at a unit and inside it, without plain staff. */
  async ofUnits(actor: Actor, unitIds: readonly string[], asOf: AsOf): Promise<PostOfUnit[][]> {
    const rows = await this.reads.rows<PostOfUnit>(
      actor,
      `SELECT p.id, p.person_id AS "personId", p.unit_id AS "unitId", p.party_organisation_id AS "partyOrganisationId",
              p.kind, p.title, p.valid_from::text AS "validFrom", p.valid_to::text AS "validTo", a.id AS "askedUnitId"
       FROM unnest($2::uuid[]) a (id) CROSS JOIN LATERAL units_inside(a.id, $3) i (id)
       JOIN post p ON p.bureau_id = $1 AND p.unit_id = i.id AND p.kind <> 'staff' AND p.voided_at IS NULL
         AND ${validOn('p', '$3')}
       JOIN post_kind k ON k.code = p.kind ORDER BY k.ordinal, p.valid_from, p.id LIMIT $4`,
      [actor.bureauId, unitIds, await this.days.of(actor, asOf), unitIds.length * 500],
    );
    return listsFor(unitIds, stamped(rows, asOf), ({ askedUnitId }) => askedUnitId);
  }

  /** R002.15, R002.21: posts at a unit and inside it that ended on or after a day, the latest end first. */
  async former(actor: Actor, { unitId, kinds, since, first }: FormerSearch): Promise<PostNode[]> {
    if (!isId(unitId)) return [];
    return this.reads.rows(
      actor,
      `SELECT ${columns}, title FROM post WHERE bureau_id = $1 AND unit_id = ANY(ARRAY(SELECT units_inside($2, $3)))
         AND ($4::uuid[] IS NULL OR enclosing_unit($2, $3) = ANY($4)) AND kind = ANY($5) AND voided_at IS NULL
         AND valid_to BETWEEN $6 AND $3 AND valid_to > valid_from
       ORDER BY valid_to DESC, kind, id LIMIT $7`,
      [
        actor.bureauId,
        unitId,
        await this.days.of(actor),
        directoryScope(actor).unitIds,
        kinds,
        since,
        first,
      ],
    );
  }

  /** Per unit everybody on a principal's chair on the day; of a department its heads. */
  principalsOfUnits(actor: Actor, unitIds: readonly string[], asOf: AsOf): Promise<OnChair[][]> {
    const isChair = (row: string) =>
      `${row}.unit_id = ANY($2::uuid[])
       AND ${row}.kind = ANY(CASE WHEN ${row}.unit_kind = 'unit' THEN $4::text[] ELSE $5::text[] END)`;
    return this.onChairs(actor, unitIds, asOf, {
      placeColumn: 'unit_id',
      isChair,
      kinds: [principalKinds, departmentHeads],
    });
  }

  /** R003.110: per Party organisation its secretary, or who acts for one. */
  secretariesOf(
    actor: Actor,
    organisationIds: readonly string[],
    asOf: AsOf,
  ): Promise<OnChair[][]> {
    const isChair = (row: string) =>
      `${row}.party_organisation_id = ANY($2::uuid[]) AND ${row}.kind = ANY($4::text[])`;
    return this.onChairs(actor, organisationIds, asOf, {
      placeColumn: 'party_organisation_id',
      isChair,
      kinds: [secretaryKinds],
    });
  }

  private async onChairs(
    actor: Actor,
    places: readonly string[],
    asOf: AsOf,
    { placeColumn, isChair, kinds }: Chairs,
  ): Promise<OnChair[][]> {
    const rows = await this.reads.rows<OnChair>(
      actor,
      `SELECT p.${placeColumn} AS place, p.kind, p.person_id AS "personId", false AS "isActing", NULL AS "absentPersonId"
       FROM post p WHERE p.bureau_id = $1 AND ${isChair('p')} AND p.voided_at IS NULL AND ${validOn('p', '$3')}
       UNION ALL
       SELECT g.${placeColumn}, g.kind, g.person_id, true, o.person_id
       FROM acting_appointment g LEFT JOIN post o ON o.bureau_id = g.bureau_id AND o.id = g.absent_post_id
       WHERE g.bureau_id = $1 AND ${isChair('g')} AND g.voided_at IS NULL AND ${validOn('g', '$3')}`,
      [actor.bureauId, places, await this.days.of(actor, asOf), ...kinds],
    );
    return listsFor(places, stamped(rows, asOf), ({ place }) => place);
  }

  kinds(actor: Actor): Promise<PostKindTitle[]> {
    return this.reads.rows(
      actor,
      `SELECT code AS kind, title_zh AS zh, title_en AS en FROM post_kind ORDER BY ordinal`,
    );
  }
}
