import { ALL_CLASSES } from '@huiyin/ballot-client';
import type { Closing } from '@huiyin/ballot';
import type { EntityManager } from 'typeorm';
import type { DisclosedCell } from '@huiyin/disclosure';
import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { TargetKind } from '../appraisal/appraisal.rules';
import { releasedCell, type StoredCell } from '../disclosure/released-cell.rules';
import { isOffice, isVisible, readerOf, readsResults } from './reader.queries';
import type { AppraisalResultNode } from './result.types';

export interface PublishedTotal {
  readonly targetId: string;
  readonly targetKind: TargetKind;
  readonly dimension: string;
  readonly n: number;
  readonly favourable: number;
  /** Fewest grades it may rest on, and by which rules that was decided. */
  readonly k: number;
  readonly ruleVersion: string;
}

/** A result that passed the engine on its way out; whoever prints or shows one asks for this type. */
export type ReleasedResult = AppraisalResultNode & { readonly cell: DisclosedCell };
type StoredResult = AppraisalResultNode & StoredCell & { readonly appraisalId: string };

interface Counted {
  readonly id: string;
  readonly bureauId: string;
  readonly threshold: number;
}

/** Results as they left disclosure control at the count; raw cells are kept nowhere. */
export class AppraisalResults {
  constructor(private readonly reads: ScopedReads) {}

  /** In the transaction that counts. Results of routed targets stand beside the board's, for the office only (R002.15). */
  async keep(
    manager: EntityManager,
    { id, bureauId, threshold }: Counted,
    { body, inside }: Pick<Closing, 'body' | 'inside'>,
  ): Promise<void> {
    const cells = [
      ...cellsOf(body, false).filter(({ withheld }) => withheld !== 'routed'),
      ...cellsOf(inside, true),
    ];
    await manager.query(
      `INSERT INTO appraisal_result (appraisal_id, bureau_id, rule_version, k, target_id, dimension, scope, sheets, n, counts,
         favourable, mean_milli, weighted, withheld, routed)
       SELECT $1, $2, $3, $4, target_id, dimension, scope, sheets, n, counts, favourable, mean_milli, weighted, withheld, routed
       FROM jsonb_to_recordset($5::jsonb) AS cell (target_id uuid, dimension text, scope text, sheets int, n int,
         counts jsonb, favourable int, mean_milli int, weighted jsonb, withheld text, routed boolean)`,
      [id, bureauId, body.ruleVersion, threshold, JSON.stringify(cells)],
    );
  }

  /** Totals over all classes that are neither withheld nor routed, for the event and for what is followed up. */
  async publishedTotals(manager: EntityManager, appraisalId: string): Promise<PublishedTotal[]> {
    const rows = await manager.query<(Omit<PublishedTotal, 'n' | 'favourable'> & StoredCell)[]>(
      `SELECT r.target_id AS "targetId", t.kind AS "targetKind", r.dimension, r.sheets, ${counts} AS counts, r.withheld, r.k,
         r.rule_version AS "ruleVersion"
       FROM appraisal_result r JOIN appraisal a ON a.id = r.appraisal_id
       JOIN appraisal_target t ON t.appraisal_id = r.appraisal_id AND t.id = r.target_id
       WHERE r.appraisal_id = $1 AND r.scope = '${ALL_CLASSES}' AND r.withheld IS NULL AND NOT r.routed
       ORDER BY t.ordinal, r.dimension`,
      [appraisalId],
    );
    return rows.flatMap(({ targetId, targetKind, dimension, ...stored }) => {
      const { n, favourable, k, ruleVersion } = releasedCell(stored);
      return n === null ? [] : [{ targetId, targetKind, dimension, n, favourable, k, ruleVersion }];
    });
  }

  /** One statement for any number of appraisals; null where there is nothing the actor may read (yet). */
  async byAppraisals(
    actor: Actor,
    appraisalIds: readonly string[],
  ): Promise<(ReleasedResult[] | null)[]> {
    const rows = await this.reads.rows<StoredResult>(actor, readable, [
      ...readerOf(actor),
      appraisalIds,
    ]);
    const found = new Map<string, ReleasedResult[]>();
    for (const row of rows)
      found.set(row.appraisalId, [
        ...(found.get(row.appraisalId) ?? []),
        { ...row, cell: releasedCell({ ...row, k: row.threshold }) },
      ]);
    return appraisalIds.map((id) => found.get(id) ?? null);
  }
}

function cellsOf({ tally, withheld }: Closing['inside'], routed: boolean) {
  return [
    ...tally.map(
      ({ targetId, dimensionId, scope, sheets, n, counts, favourable, meanMilli, weighted }) => ({
        ...{ target_id: targetId, dimension: dimensionId, scope, sheets, n, counts, favourable },
        ...{ mean_milli: meanMilli, weighted, withheld: null, routed },
      }),
    ),
    ...withheld.map(({ targetId, dimensionId, scope, sheets, reason }) => ({
      ...{ target_id: targetId, dimension: dimensionId, scope, sheets },
      ...{ n: null, withheld: reason, routed },
    })),
  ];
}

// Counts in the order of the scale; a check-list item knows marked and unmarked.
const counts = `
  (SELECT jsonb_agg(jsonb_build_object('grade', grade, 'count', (r.counts ->> grade)::int, 'favourable', favourable) ORDER BY place)
   FROM (SELECT g ->> 'key' AS grade, place, g -> 'favourable' AS favourable FROM jsonb_array_elements(a.form -> 'dimensions') d,
       jsonb_array_elements(a.form -> 'scales') s, jsonb_array_elements(s -> 'grades') WITH ORDINALITY AS x (g, place)
     WHERE d ->> 'key' = r.dimension AND s ->> 'key' = d ->> 'scale'
     UNION ALL SELECT mark, place, to_jsonb(mark = 'unmarked') FROM unnest(ARRAY['marked', 'unmarked']) WITH ORDINALITY AS m (mark, place)
     WHERE r.dimension LIKE '%.%') AS grades
   WHERE r.counts IS NOT NULL AND r.counts ? grade)`;

const readable = `
  SELECT r.appraisal_id AS "appraisalId", r.target_id AS "targetId", r.dimension, r.scope, r.sheets, r.n, r.routed,
    r.favourable::float8 / NULLIF(r.n, 0) AS "favourableShare", r.mean_milli / 1000.0::float8 AS mean, ${counts} AS counts,
    (r.weighted ->> 'favourableBp')::float8 / 10000 AS "weightedShare",
    (r.weighted ->> 'meanMilli')::float8 / 1000 AS "weightedMean",
    r.withheld, r.withheld IS NULL AND r.favourable::float8 / NULLIF(r.n, 0) < a.weak_below AS weak,
    r.k AS threshold, r.rule_version AS "ruleVersion"
  FROM appraisal_result r
  JOIN appraisal a ON a.id = r.appraisal_id
  JOIN appraisal_target t ON t.appraisal_id = r.appraisal_id AND t.id = r.target_id
  WHERE ${isVisible} AND ${readsResults} AND (NOT r.routed OR ${isOffice}) AND a.id = ANY($8)
  ORDER BY t.ordinal, r.dimension, r.scope`;
