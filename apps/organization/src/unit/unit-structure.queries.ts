import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor } from '../loaders/batches.rules';
import type {
  UnitAliasNode,
  UnitLineageNode,
  UnitTypeNode,
  UnitVersionNode,
} from './unit-structure.types';
import { inUnits, unitColumns } from './unit.queries';
import type { UnitNode } from './unit.types';

const mostBelow = 1_000;
const mostVersions = 200;

/** Reads of how units stand to each other and to their own past. Parents were shown to the actor already. */
export class UnitStructureQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** Every type there is, the same for every bureau (§5.1). */
  types(actor: Actor): Promise<UnitTypeNode[]> {
    return this.reads.rows(
      actor,
      `SELECT kind, code, title_zh AS "titleZh", title_en AS "titleEn" FROM unit_type
       ORDER BY array_position('{unit,department,study-group}'::text[], kind), ordinal LIMIT 500`,
    );
  }

  /** Per unit what stands directly below it on the day: units, departments and study groups, by name. */
  async below(actor: Actor, unitIds: readonly string[], asOf: AsOf = null): Promise<UnitNode[][]> {
    const rows = await this.reads.rows<UnitNode>(
      actor,
      `SELECT ${unitColumns}, NULL AS "closedOn" FROM unit_on($3) u
       WHERE u.bureau_id = $1 AND u.parent_unit_id = ANY($2::uuid[]) ORDER BY u.kind DESC, u.name, u.id LIMIT $4`,
      [actor.bureauId, unitIds, await this.days.of(actor, asOf), unitIds.length * mostBelow],
    );
    return listsFor(unitIds, stamped(rows, asOf), ({ parentUnitId }) => parentUnitId ?? '');
  }

  async aliases(
    actor: Actor,
    unitIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<UnitAliasNode[][]> {
    const rows = await this.reads.rows<UnitAliasNode>(
      actor,
      `SELECT a.id, a.unit_id AS "unitId", a.name, a.valid_from::text AS "validFrom", a.valid_to::text AS "validTo"
       FROM unit_alias a WHERE a.bureau_id = $1 AND a.unit_id = ANY($2::uuid[]) AND ${validOn('a', '$3')}
       ORDER BY a.name, a.id LIMIT $4`,
      [actor.bureauId, unitIds, await this.days.of(actor, asOf), unitIds.length * mostVersions],
    );
    return listsFor(unitIds, rows, ({ unitId }) => unitId);
  }

  /** Per unit its versions that had begun by the day, latest first. */
  async versions(
    actor: Actor,
    unitIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<UnitVersionNode[][]> {
    const rows = await this.reads.rows<UnitVersionNode>(
      actor,
      `SELECT v.unit_id AS "unitId", v.name, v.unit_type AS "unitType", v.parent_unit_id AS "parentUnitId",
              v.valid_from::text AS "validFrom", CASE WHEN v.valid_to <= $3::date THEN v.valid_to::text END AS "validTo"
       FROM unit_version v WHERE v.bureau_id = $1 AND v.unit_id = ANY($2::uuid[]) AND v.valid_from <= $3::date
       ORDER BY v.valid_from DESC LIMIT $4`,
      [actor.bureauId, unitIds, await this.days.of(actor, asOf), unitIds.length * mostVersions],
    );
    return listsFor(unitIds, rows, ({ unitId }) => unitId);
  }

  predecessors(actor: Actor, unitIds: readonly string[], asOf: AsOf = null) {
    return this.lineage(actor, unitIds, asOf, lineageSql('successor_id', 'predecessor_id'));
  }

  successors(actor: Actor, unitIds: readonly string[], asOf: AsOf = null) {
    return this.lineage(actor, unitIds, asOf, lineageSql('predecessor_id', 'successor_id'));
  }

  private async lineage(
    actor: Actor,
    unitIds: readonly string[],
    asOf: AsOf,
    sql: string,
  ): Promise<UnitLineageNode[][]> {
    const rows = await this.reads.rows<UnitLineageNode>(actor, sql, [
      actor.bureauId,
      unitIds,
      directoryScope(actor).unitIds,
      await this.days.of(actor, asOf),
      unitIds.length * mostVersions,
    ]);
    const read = rows.map((row) => ({ ...row, unit: stamped([row.unit], asOf)[0]! }));
    return listsFor(unitIds, read, ({ ofUnitId }) => ofUnitId);
  }
}

const lineageSql = (own: string, other: string) =>
  `SELECT l.${own} AS "ofUnitId", l.change, l.effective_on::text AS "effectiveOn",
          json_build_object('id', u.id, 'bureauId', u.bureau_id, 'kind', u.kind, 'name', u.name,
            'unitType', u.unit_type, 'parentUnitId', u.parent_unit_id, 'closedOn', u.closed_on) AS unit
   FROM unit_lineage l JOIN unit_known_on($4) u ON u.bureau_id = l.bureau_id AND u.id = l.${other}
   WHERE l.bureau_id = $1 AND l.${own} = ANY($2::uuid[]) AND l.effective_on <= $4::date AND ${inUnits('u.id', '$3')}
   ORDER BY l.effective_on, u.name LIMIT $5`;
