import type { EntityManager } from 'typeorm';
import { randomBytes } from 'node:crypto';
import type { PrintedForms } from '@huiyin/ballot-client';
import { commitmentTo, numberHash, numbersFrom, paperMasterKey, seal, unseal } from './paper-seal';

export interface PaperBatch {
  readonly id: string;
  readonly appraisalId: string;
  readonly bureauId: string;
  readonly ticketClass: string;
  readonly isLarge: boolean;
  readonly forms: number;
}

const columns = `id, appraisal_id AS "appraisalId", bureau_id AS "bureauId", ticket_class AS "ticketClass",
  is_large AS "isLarge", forms`;

/** Batches of printed forms and their control numbers: the numbers as hashes, the seed they come from sealed until the box opens. */
export class PaperForms {
  private readonly masterKey: Buffer;

  constructor(masterKey: Uint8Array) {
    this.masterKey = paperMasterKey(masterKey);
  }

  async find(
    manager: EntityManager,
    appraisalId: string,
    ticketClass: string,
    isLarge: boolean,
  ): Promise<PaperBatch | null> {
    const [row] = await manager.query<PaperBatch[]>(
      `SELECT ${columns} FROM paper_batch WHERE appraisal_id = $1 AND ticket_class = $2 AND is_large = $3`,
      [appraisalId, ticketClass, isLarge],
    );
    return row ?? null;
  }

  async byId(manager: EntityManager, batchId: string): Promise<PaperBatch | null> {
    const [row] = await manager.query<PaperBatch[]>(
      `SELECT ${columns} FROM paper_batch WHERE id = $1`,
      [batchId],
    );
    return row ?? null;
  }

  /** Makes the control numbers; the caller holds the appraisal's lock. */
  async add(manager: EntityManager, batch: PaperBatch): Promise<void> {
    const { id, appraisalId, bureauId, ticketClass, isLarge, forms } = batch;
    const key = (await this.key(manager, appraisalId)) ?? (await this.newKey(manager, batch));
    const seed = randomBytes(32);
    await manager.query(
      `INSERT INTO paper_batch (id, appraisal_id, bureau_id, ticket_class, is_large, forms, sealed_seed)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, appraisalId, bureauId, ticketClass, isLarge, forms, seal(key, `seed/${id}`, seed)],
    );
    const hashes = numbersFrom(seed, forms).map((number) => numberHash(appraisalId, number));
    await manager.query(
      `INSERT INTO paper_form (appraisal_id, number_hash, batch_id, ticket_class, bureau_id)
       SELECT $1, hash, $2, $3, $4 FROM unnest($5::text[]) AS hash ORDER BY hash`,
      [appraisalId, id, ticketClass, bureauId, hashes],
    );
  }

  async remove(manager: EntityManager, batchId: string): Promise<void> {
    await manager.query('DELETE FROM paper_form WHERE batch_id = $1', [batchId]);
    await manager.query('DELETE FROM paper_batch WHERE id = $1', [batchId]);
  }

  /** For the printer, while the seed is there; null from the opening on. */
  async numbers(manager: EntityManager, batch: PaperBatch): Promise<string[] | null> {
    const [row] = await manager.query<{ sealed: Buffer | null }[]>(
      `SELECT sealed_seed AS sealed FROM paper_batch WHERE id = $1`,
      [batch.id],
    );
    const key = await this.key(manager, batch.appraisalId);
    if (!row?.sealed || !key) return null;
    return numbersFrom(unseal(key, `seed/${batch.id}`, row.sealed), batch.forms);
  }

  /**
   * What stands on the board, in the order of the classes. From here no form can be printed any more: only hashes are left
   * of the control numbers.
   */
  async fix(manager: EntityManager, appraisalId: string): Promise<PrintedForms[]> {
    await manager.query(
      `UPDATE paper_batch SET sealed_seed = NULL WHERE appraisal_id = $1 AND sealed_seed IS NOT NULL`,
      [appraisalId],
    );
    return this.printed(manager, appraisalId);
  }

  async printed(manager: EntityManager, appraisalId: string): Promise<PrintedForms[]> {
    const rows = await manager.query<{ classId: string; hashes: string[] }[]>(
      `SELECT f.ticket_class AS "classId", array_agg(f.number_hash) AS hashes
       FROM paper_form f JOIN appraisal a ON a.id = f.appraisal_id
       WHERE f.appraisal_id = $1 GROUP BY f.ticket_class, a.classes
       ORDER BY (SELECT min(place) FROM jsonb_array_elements(a.classes) WITH ORDINALITY AS c (plan, place)
         WHERE c.plan ->> 'id' = f.ticket_class)`,
      [appraisalId],
    );
    return rows.map(({ classId, hashes }) => ({
      ...{ classId, printed: hashes.length, commitment: commitmentTo(hashes) },
    }));
  }

  /** The class of each of these numbers that is one of the appraisal's. */
  async classesOf(
    manager: EntityManager,
    appraisalId: string,
    hashes: readonly string[],
  ): Promise<Map<string, string>> {
    const rows = await manager.query<{ hash: string; ticketClass: string }[]>(
      `SELECT number_hash AS hash, ticket_class AS "ticketClass" FROM paper_form
       WHERE appraisal_id = $1 AND number_hash = ANY($2)`,
      [appraisalId, hashes],
    );
    return new Map(rows.map(({ hash, ticketClass }) => [hash, ticketClass]));
  }

  /** What the papers of this appraisal are sealed with; null before any form was printed and after the count. */
  async key(manager: EntityManager, appraisalId: string): Promise<Buffer | null> {
    const [row] = await manager.query<{ sealed: Buffer }[]>(
      `SELECT sealed_key AS sealed FROM paper_key WHERE appraisal_id = $1`,
      [appraisalId],
    );
    return row ? unseal(this.masterKey, `paper-key/${appraisalId}`, row.sealed) : null;
  }

  /** Control numbers, entries and the key they were sealed with; what stands on the board is all that is left. */
  async destroy(manager: EntityManager, appraisalId: string): Promise<void> {
    for (const table of ['paper_resolution', 'paper_entry', 'paper_form', 'paper_key'])
      await manager.query(`DELETE FROM ${table} WHERE appraisal_id = $1`, [appraisalId]);
  }

  private async newKey(manager: EntityManager, { appraisalId, bureauId }: PaperBatch) {
    const key = randomBytes(32);
    const sealed = seal(this.masterKey, `paper-key/${appraisalId}`, key);
    await manager.query(
      `INSERT INTO paper_key (appraisal_id, bureau_id, sealed_key) VALUES ($1, $2, $3)`,
      [appraisalId, bureauId, sealed],
    );
    return key;
  }
}
