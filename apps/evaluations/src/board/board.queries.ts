import { type BoardEntry, canonicalJson } from '@huiyin/ballot-client';
import type { EntityManager } from 'typeorm';
import { LRUCache } from 'lru-cache';
import type { Actor } from '@huiyin/identity';
import { noTenant, type ScopedReads } from '@huiyin/persistence';
import { isVisible, readerOf, readsResults } from '../result/reader.queries';

type Opening = Extract<BoardEntry, { kind: 'opened' }>;
type ClosingEntry = Extract<BoardEntry, { kind: 'closed' }>;

/** The public board: written once per line, never changed, the same for everybody who reads. */
export class BoardQueries {
  // Lines never change, so what was read once stays true.
  private readonly openings = new LRUCache<string, Promise<BoardEntry | null>>({ max: 200 });

  constructor(private readonly reads: ScopedReads) {}

  /** In the transaction that opens or closes the appraisal. */
  async append(manager: EntityManager, appraisalId: string, entry: BoardEntry): Promise<void> {
    await manager.query(`INSERT INTO board.entry (appraisal_id, seq, line) VALUES ($1, $2, $3)`, [
      ...[appraisalId, entry.seq, canonicalJson(entry)],
    ]);
  }

  /**
   * JSON lines as `npm run verify:appraisal` reads them; null where no board was opened. The closing line, with the tally, is
   * there from the count on, never to be changed: shown to who may read the results, and to everybody where the audience on
   * the opening line is the public and it was published.
   */
  async file(actor: Actor, appraisalId: string): Promise<string | null> {
    const lines = await this.reads.rows<{ seq: number; line: string; isPublished: boolean }>(
      noTenant,
      `SELECT seq, line, EXISTS (SELECT 1 FROM board.published p WHERE p.appraisal_id = $1) AS "isPublished"
       FROM board.entry WHERE appraisal_id = $1 ORDER BY seq`,
      [appraisalId],
    );
    const [opening, closing] = lines;
    if (!opening) return null;
    const isShown = closing?.isPublished && audienceOf(opening.line) === 'public';
    const shown = closing && (isShown || (await this.mayRead(actor, appraisalId)));
    return (shown ? lines : [opening]).map(({ line }) => `${line}\n`).join('');
  }

  /** In the transaction that publishes the results to everybody. */
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

  private async mayRead(actor: Actor, appraisalId: string): Promise<boolean> {
    if (actor.bureauId === null) return false;
    const row = await this.reads.one<object>(
      actor,
      `SELECT 1 FROM appraisal a WHERE ${isVisible} AND ${readsResults} AND a.id = $8`,
      [...readerOf(actor), appraisalId],
    );
    return row !== null;
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

/** Lines of the first version say no audience: they were the bureau's. */
function audienceOf(openingLine: string): string {
  const { body } = JSON.parse(openingLine) as { body: { audience?: string } };
  return body.audience ?? 'bureau';
}
