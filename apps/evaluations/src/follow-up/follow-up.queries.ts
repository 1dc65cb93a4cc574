import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { isCustodian, isVisible, readerOf, readsResults } from '../result/reader.queries';
import type { FollowUpNode } from './follow-up.types';
import type { SalientProblem } from './salient.rules';

export interface KeptFollowUp {
  readonly id: string;
  readonly appraisalId: string;
  readonly bureauId: string;
}

export interface FollowUpRecord {
  readonly clientKey: string;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

/** Salient problems shown by an appraisal, and what the supervision group did about each (R002.19). */
export class FollowUps {
  constructor(private readonly reads: ScopedReads) {}

  async open(
    manager: EntityManager,
    { id, bureauId }: { id: string; bureauId: string },
    problems: readonly SalientProblem[],
  ): Promise<void> {
    const rows = problems.map(({ targetId, dimension, n, shareBp, because }) => ({
      ...{ id: newId(), target_id: targetId, dimension, n, share_bp: shareBp, because },
    }));
    await manager.query(
      `INSERT INTO appraisal_follow_up (appraisal_id, bureau_id, id, target_id, dimension, n, share_bp, because)
       SELECT $1, $2, one.* FROM jsonb_to_recordset($3::jsonb)
         AS one (id uuid, target_id uuid, dimension text, n int, share_bp int, because text)`,
      [id, bureauId, JSON.stringify(rows)],
    );
  }

  async find(manager: EntityManager, followUpId: string): Promise<KeptFollowUp | null> {
    const [row] = await manager.query<KeptFollowUp[]>(
      `SELECT id, appraisal_id AS "appraisalId", bureau_id AS "bureauId" FROM appraisal_follow_up WHERE id = $1`,
      [followUpId],
    );
    return row ?? null;
  }

  /** The same client key twice is one record. */
  async record(
    manager: EntityManager,
    { id, bureauId }: KeptFollowUp,
    { clientKey, text, by, at }: FollowUpRecord,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO appraisal_follow_up_record (id, follow_up_id, bureau_id, client_key, text, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT appraisal_follow_up_record_once DO NOTHING`,
      [newId(), id, bureauId, clientKey, text, by, at],
    );
  }

  /** How many have no record yet. */
  async unanswered(manager: EntityManager, appraisalId: string): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM appraisal_follow_up f WHERE f.appraisal_id = $1 AND NOT EXISTS (
         SELECT 1 FROM appraisal_follow_up_record r WHERE r.follow_up_id = f.id)`,
      [appraisalId],
    );
    return row?.count ?? 0;
  }

  /** One statement for any number of appraisals. Seen by who may read the results; its records by office and supervision group. */
  async byAppraisals(actor: Actor, appraisalIds: readonly string[]): Promise<FollowUpNode[][]> {
    const rows = await this.reads.rows<FollowUpNode & { appraisalId: string }>(
      actor,
      `SELECT f.id, f.appraisal_id AS "appraisalId", f.target_id AS "targetId", f.dimension, f.n,
         f.share_bp::float8 / 10000 AS share, f.because,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'text', r.text, 'recordedAt', r.recorded_at)
           ORDER BY r.recorded_at, r.id) FROM appraisal_follow_up_record r
           WHERE r.follow_up_id = f.id AND (${isCustodian} OR $5)), '[]') AS records
       FROM appraisal_follow_up f JOIN appraisal a ON a.id = f.appraisal_id
       WHERE ${isVisible} AND ${readsResults} AND a.id = ANY($8) ORDER BY f.dimension, f.target_id`,
      [...readerOf(actor), appraisalIds],
    );
    return appraisalIds.map((id) => rows.filter(({ appraisalId }) => appraisalId === id));
  }
}
