import type { ReleasedTexts } from '@huiyin/ballot';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { isCustodian, isVisible, readerOf, readsResults } from './reader.queries';
import type { AppraisalTextNode } from './text.types';

export interface KeptText {
  readonly id: string;
  readonly appraisalId: string;
  readonly releasedWording: string | null;
}

/** What voters wrote, under random ids: no row says whose, when, or with which other answer. */
export class AppraisalTexts {
  constructor(private readonly reads: ScopedReads) {}

  /** In the transaction that counts; there are texts only where at least k sheets count, and they come shuffled. */
  async keep(
    manager: EntityManager,
    { id, bureauId }: { id: string; bureauId: string },
    released: readonly ReleasedTexts[],
  ): Promise<void> {
    const rows = released
      .flatMap(({ questionId, texts }) => texts.map((text) => ({ id: newId(), questionId, text })))
      .sort((a, b) => (a.id < b.id ? -1 : 1)); // nor does their order in the table
    await manager.query(
      `INSERT INTO appraisal_text (appraisal_id, bureau_id, id, question, text)
       SELECT $1::uuid, $2::uuid, one.* FROM unnest($3::uuid[], $4::text[], $5::text[]) AS one`,
      [
        ...[id, bureauId, rows.map((row) => row.id)],
        ...[rows.map(({ questionId }) => questionId), rows.map(({ text }) => text)],
      ],
    );
  }

  /** The supervision group reads all, in the voters' words; others the released wording, once they may read the results. */
  async byAppraisal(actor: Actor, appraisalId: string): Promise<AppraisalTextNode[]> {
    return this.reads.rows<AppraisalTextNode>(
      actor,
      `${readable} AND a.id = $8 ORDER BY w.question, w.id LIMIT 5000`,
      [...readerOf(actor), appraisalId],
    );
  }

  /** As {@link byAppraisal}; null where the actor may not read it. */
  one(actor: Actor, textId: string): Promise<AppraisalTextNode | null> {
    return this.reads.one<AppraisalTextNode>(actor, `${readable} AND w.id = $8`, [
      ...readerOf(actor),
      textId,
    ]);
  }

  async find(manager: EntityManager, textId: string): Promise<KeptText | null> {
    const [row] = await manager.query<KeptText[]>(
      `SELECT id, appraisal_id AS "appraisalId", released_wording AS "releasedWording" FROM appraisal_text WHERE id = $1`,
      [textId],
    );
    return row ?? null;
  }

  async release(
    manager: EntityManager,
    textId: string,
    wording: string,
    by: string,
  ): Promise<void> {
    await manager.query(
      `UPDATE appraisal_text SET released_wording = $2, released_by = $3 WHERE id = $1 AND released_wording IS NULL`,
      [textId, wording, by],
    );
  }
}

const readable = `
  SELECT w.id, w.question, CASE WHEN ${isCustodian} THEN w.text END AS text, w.released_wording AS "releasedWording"
  FROM appraisal_text w JOIN appraisal a ON a.id = w.appraisal_id
  WHERE ${isVisible} AND ${readsResults} AND (${isCustodian} OR w.released_wording IS NOT NULL)`;
