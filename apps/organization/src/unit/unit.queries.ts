import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor, onesFor } from '../loaders/batches.rules';
import { UnitNotFound } from './unit.errors';
import type { UnitNode } from './unit.types';

export const unitColumns = `u.id, u.bureau_id AS "bureauId", u.kind, u.name, u.unit_type AS "unitType",
  u.parent_unit_id AS "parentUnitId"`;

/** SQL: `column` is one of the units in the parameter (null: all), or went on in one of them and is closed itself. */
export function inUnits(column: string, parameter: `$${number}`): string {
  return `(${parameter}::uuid[] IS NULL OR ${column} = ANY((SELECT units_and_forerunners(${parameter}::uuid[]))::uuid[]))`;
}

const mostUnitsOfAGroup = 500;

/** Reads of units; each one carries the actor's scope in its WHERE, row-level security stands underneath. */
export class UnitQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** Participating units of the day the actor may see, by name; at most `first`. */
  async list(actor: Actor, first: number, asOf: AsOf = null): Promise<UnitNode[]> {
    const day = await this.days.of(actor, asOf);
    const rows = await this.reads.rows<UnitNode>(
      actor,
      `SELECT ${unitColumns}, NULL AS "closedOn" FROM unit_on($4) u
       WHERE u.bureau_id = $1 AND u.kind = 'unit' AND ($2::uuid[] IS NULL OR u.id = ANY($2))
       ORDER BY u.name, u.id LIMIT $3`,
      [actor.bureauId, directoryScope(actor).unitIds, first, day],
    );
    return stamped(rows, asOf);
  }

  /**
   * One query for any number of ids, in their order; null for what is absent, not the actor's, or not yet there on
   * the day. A unit closed by then comes as it was last known: an old report still knows its name.
   */
  async byIds(
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf = null,
  ): Promise<(UnitNode | null)[]> {
    const rows = await this.reads.rows<UnitNode>(
      actor,
      `SELECT ${unitColumns}, u.closed_on::text AS "closedOn" FROM unit_known_on($4) u
       WHERE u.bureau_id = $1 AND u.id = ANY($2::uuid[]) AND ${inUnits('u.id', '$3')}`,
      [actor.bureauId, ids, directoryScope(actor).unitIds, await this.days.of(actor, asOf)],
    );
    return onesFor(ids, stamped(rows, asOf), ({ id }) => id);
  }

  /** A unit right after a verb changed it: as it is on the day from which that counts. */
  async changed(
    actor: Actor,
    { unitId, day }: { readonly unitId: string; readonly day: string },
  ): Promise<UnitNode> {
    const asOf = day === (await this.days.of(actor)) ? null : day;
    const [unit] = await this.byIds(actor, [unitId], asOf);
    if (!unit) throw new UnitNotFound(unitId);
    return unit;
  }

  /** Per group the units it supervises, in the order of the roster, as far as the actor may see them. */
  async ofGroups(
    actor: Actor,
    groupIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<UnitNode[][]> {
    const rows = await this.reads.rows<UnitNode & { groupId: string }>(
      actor,
      `SELECT ${unitColumns}, NULL AS "closedOn", a.group_id AS "groupId"
       FROM supervision_assignment a JOIN unit_on($5) u ON u.bureau_id = a.bureau_id AND u.id = a.unit_id
       WHERE a.bureau_id = $1 AND a.group_id = ANY($2::uuid[]) AND ${validOn('a', '$5')}
         AND ${inUnits('u.id', '$3')}
       ORDER BY a.ordinal, u.name LIMIT $4`,
      [
        actor.bureauId,
        groupIds,
        directoryScope(actor).unitIds,
        groupIds.length * mostUnitsOfAGroup,
        await this.days.of(actor, asOf),
      ],
    );
    return listsFor(groupIds, stamped(rows, asOf), ({ groupId }) => groupId);
  }
}
