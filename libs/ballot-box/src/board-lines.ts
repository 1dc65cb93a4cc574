import { type BoardEntry, fromBase64url, type OpenedBody } from '@huiyin/ballot-client';
import { LRUCache } from 'lru-cache';
import { readTicketKey, sha256Hex } from '@huiyin/ballot';
import { type BoxLayout, boxLayout } from './box-layout';
import type { QuietDatabase } from './quiet-database';

/** What the box must know of an appraisal, all of it from the public board. */
export interface Opening {
  readonly opened: OpenedBody;
  readonly layout: BoxLayout;
  /** By class: the keys whose signature makes a ticket. */
  readonly ticketKeys: ReadonlyMap<string, ReturnType<typeof readTicketKey>>;
}

/** The public board, read only. Its lines never change, so what was read once stays true. */
export class BoardLines {
  private readonly openings = new LRUCache<string, Promise<Opening | null>>({ max: 200 });
  private readonly counted = new LRUCache<string, ReadonlySet<string>>({ max: 20 });

  constructor(private readonly database: QuietDatabase) {}

  /** Many who ask at once share one read; null before the appraisal is opened. @throws BallotBoxUnavailable */
  async opening(appraisalId: string): Promise<Opening | null> {
    const reading = this.openings.get(appraisalId) ?? this.readOpening(appraisalId);
    this.openings.set(appraisalId, reading);
    const opening = await reading.catch(() => null);
    if (opening) return opening;
    this.openings.delete(appraisalId); // not opened yet, or out of reach: ask again next time
    return reading;
  }

  /** Ids of counted tickets; null before closing. @throws BallotBoxUnavailable */
  async countedTickets(appraisalId: string): Promise<ReadonlySet<string> | null> {
    const known = this.counted.get(appraisalId);
    if (known) return known;
    const entry = await this.entry(appraisalId, 1);
    if (entry?.kind !== 'closed') return null;
    const ids = new Set(
      entry.body.tickets
        .filter(({ counted }) => counted)
        .map(({ preparedMessage }) => sha256Hex(fromBase64url(preparedMessage) ?? '')),
    );
    this.counted.set(appraisalId, ids);
    return ids;
  }

  private async readOpening(appraisalId: string): Promise<Opening | null> {
    const entry = await this.entry(appraisalId, 0);
    if (entry?.kind !== 'opened') return null;
    const { body: opened } = entry;
    const ticketKeys = new Map(
      opened.ticketClasses.map(({ id, publicKeyJwk }) => [id, readTicketKey(publicKeyJwk)]),
    );
    return { opened, layout: boxLayout(opened), ticketKeys };
  }

  private async entry(appraisalId: string, seq: 0 | 1): Promise<BoardEntry | null> {
    const [row] = await this.database.rows<{ line: string }>(
      'SELECT line FROM board.entry WHERE appraisal_id = $1 AND seq = $2',
      [appraisalId, seq],
    );
    return row ? (JSON.parse(row.line) as BoardEntry) : null;
  }
}
