import { type BoardEntry, canonicalJson, fromBase64url } from '@huiyin/ballot-client';
import type { EntityManager } from 'typeorm';
import { LRUCache } from 'lru-cache';
import { sha256Hex } from '@huiyin/ballot';
import { noTenant, type ScopedReads } from '@huiyin/persistence';

type Opening = Extract<BoardEntry, { kind: 'opened' }>;
type ClosingEntry = Extract<BoardEntry, { kind: 'closed' }>;

/** The public board: written once per line, never changed, the same for everybody who reads. */
export class BoardQueries {
  // Lines never change, so what was read once stays true.
  private readonly openings = new LRUCache<string, Promise<BoardEntry | null>>({ max: 200 });
  private readonly counted = new LRUCache<string, ReadonlySet<string>>({ max: 20 });

  constructor(private readonly reads: ScopedReads) {}

  /** In the transaction that opens or closes the appraisal. */
  async append(manager: EntityManager, appraisalId: string, entry: BoardEntry): Promise<void> {
    await manager.query(`INSERT INTO board.entry (appraisal_id, seq, line) VALUES ($1, $2, $3)`, [
      ...[appraisalId, entry.seq, canonicalJson(entry)],
    ]);
  }

  /**
   * JSON lines as `npm run verify:appraisal` reads them; null where no board was opened. The closing line, with the
   * tally, is there from closing on, never to be changed, but shown to nobody before the results are published.
   */
  async file(appraisalId: string): Promise<string | null> {
    const rows = await this.reads.rows<{ line: string }>(
      noTenant,
      `SELECT line FROM board.entry WHERE appraisal_id = $1
       AND (seq = 0 OR EXISTS (SELECT 1 FROM board.published p WHERE p.appraisal_id = $1)) ORDER BY seq`,
      [appraisalId],
    );
    return rows.length === 0 ? null : rows.map(({ line }) => `${line}\n`).join('');
  }

  /** In the transaction that publishes the results. */
  async publish(manager: EntityManager, appraisalId: string): Promise<void> {
    await manager.query(`INSERT INTO board.published (appraisal_id) VALUES ($1)`, [appraisalId]);
  }

  /** Many who ask at once share one read. */
  async opening(appraisalId: string): Promise<Opening | null> {
    const reading = this.openings.get(appraisalId) ?? this.entry(appraisalId, 0);
    this.openings.set(appraisalId, reading);
    const entry = await reading.catch(() => null);
    if (entry?.kind === 'opened') return entry;
    this.openings.delete(appraisalId); // not opened yet, or out of reach: ask again next time
    await reading;
    return null;
  }

  async closing(appraisalId: string): Promise<ClosingEntry | null> {
    const entry = await this.entry(appraisalId, 1);
    return entry?.kind === 'closed' ? entry : null;
  }

  /** Ids of counted tickets; null before closing. */
  async countedTickets(appraisalId: string): Promise<ReadonlySet<string> | null> {
    const known = this.counted.get(appraisalId);
    if (known) return known;
    const closing = await this.closing(appraisalId);
    if (!closing) return null;
    const tickets = closing.body.tickets.filter(({ counted }) => counted);
    const ids = new Set(
      tickets.map(({ preparedMessage }) => sha256Hex(fromBase64url(preparedMessage) ?? '')),
    );
    this.counted.set(appraisalId, ids);
    return ids;
  }

  private async entry(appraisalId: string, seq: 0 | 1): Promise<BoardEntry | null> {
    const row = await this.reads.one<{ line: string }>(
      noTenant,
      `SELECT line FROM board.entry WHERE appraisal_id = $1 AND seq = $2`,
      [appraisalId, seq],
    );
    return row ? (JSON.parse(row.line) as BoardEntry) : null;
  }
}
