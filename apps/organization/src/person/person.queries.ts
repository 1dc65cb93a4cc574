import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { onesFor } from '../loaders/batches.rules';
import { isId } from '../loaders/ids.rules';
import type { CadreRank } from './person.rules';
import type { PersonNode } from './person.types';

const columns = 'p.id, p.name, p.merged_into_id AS "mergedIntoId"';

// $1 bureau, $2 the actor's units, $3 the actor's groups, $4 the actor, $5 the day.
const inOwnGroup = `EXISTS (
  SELECT 1 FROM supervision_membership m
  WHERE m.bureau_id = p.bureau_id AND m.person_id = p.id AND m.group_id = ANY($3::uuid[]) AND ${validOn('m', '$5')})`;

const worksInOwnUnits = `EXISTS (
  SELECT 1 FROM works_on($5) w WHERE w.bureau_id = p.bureau_id AND w.person_id = p.id
    AND (w.unit_id = ANY($2) OR enclosing_unit(w.unit_id, $5) = ANY($2)))`;

const visible = `
  p.bureau_id = $1 AND ($2::uuid[] IS NULL OR p.id = $4 OR ${worksInOwnUnits} OR ${inOwnGroup})`;

export interface CadreSearch {
  readonly minimumRank: CadreRank;
  readonly unitId: string | null;
  readonly cpcMembersOnly: boolean;
  readonly first: number;
}

/** Reads of people, for a day; whom an actor may see follows from where people work on that day. */
export class PersonQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  async byIds(
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf = null,
  ): Promise<(PersonNode | null)[]> {
    const rows = await this.reads.rows<PersonNode>(
      actor,
      `SELECT ${columns} FROM person p WHERE ${visible} AND p.id = ANY($6::uuid[])`,
      [...(await this.scope(actor, asOf)), ids],
    );
    return onesFor(ids, stamped(rows, asOf), ({ id }) => id);
  }

  /** People who work at a unit or its departments on the day, by name. */
  async ofUnit(
    actor: Actor,
    unitId: string,
    first: number,
    asOf: AsOf = null,
  ): Promise<PersonNode[]> {
    if (!isId(unitId)) return [];
    const rows = await this.reads.rows<PersonNode>(
      actor,
      `SELECT ${columns} FROM works_on($5) w JOIN person p ON p.bureau_id = w.bureau_id AND p.id = w.person_id
       WHERE w.bureau_id = $1 AND w.unit_id = ANY(ARRAY(SELECT units_inside($6, $5)))
         AND ($2::uuid[] IS NULL OR enclosing_unit($6, $5) = ANY($2) OR p.id = $4 OR ${inOwnGroup})
       ORDER BY p.name, p.id LIMIT $7`,
      [...(await this.scope(actor, asOf)), unitId, first],
    );
    return stamped(rows, asOf);
  }

  /** R001.32, R001.36: cadres of a rank and above on the day, the highest first. */
  async cadres(actor: Actor, search: CadreSearch, asOf: AsOf = null): Promise<PersonNode[]> {
    const { minimumRank, unitId, cpcMembersOnly, first } = search;
    if (unitId !== null && !isId(unitId)) return [];
    const rows = await this.reads.rows<PersonNode>(
      actor,
      `SELECT ${columns} FROM person_standing s
       JOIN cadre_rank r ON r.code = s.rank JOIN cadre_rank least ON least.code = $6 AND r.ordinal >= least.ordinal
       JOIN person p ON p.bureau_id = s.bureau_id AND p.id = s.person_id
       JOIN works_on($5) k ON k.bureau_id = p.bureau_id AND k.person_id = p.id
       WHERE ${visible} AND ${validOn('s', '$5')} AND (NOT $7::boolean OR s.is_cpc_member)
         AND ($8::uuid IS NULL OR k.unit_id = ANY(ARRAY(SELECT units_inside($8, $5))))
       ORDER BY r.ordinal DESC, p.name, p.id LIMIT $9`,
      [...(await this.scope(actor, asOf)), minimumRank, cpcMembersOnly, unitId, first],
    );
    return stamped(rows, asOf);
  }

  private async scope(actor: Actor, asOf: AsOf): Promise<unknown[]> {
    const { unitIds, groupIds } = directoryScope(actor);
    return [actor.bureauId, unitIds, groupIds, actor.personId, await this.days.of(actor, asOf)];
  }
}
