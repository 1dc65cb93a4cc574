import { BallotBoxAnnulled, BoxPageUnreadable } from './ballot-box.errors';
import type { BoardLines } from './board-lines';
import { boxKeys, homePage, newBoxSecret, openSecret, sealSecret } from './box-secret';
import { openPage, type PageCipher, sealPage } from './page';
import { findTicket, type Places, placeSheet, type ReadPages } from './place-sheet.rules';
import type { QuietDatabase, Statements } from './quiet-database';
import type { BoxedSheet } from './slot';

export type CastOutcome = 'placed' | 'full' | 'closed';

/** `again`: a page that is not locked yet is needed. */
type Attempt = CastOutcome[] | 'again' | 'not-prepared';

/** One statement carries about a megabyte. */
const PAGES_AT_ONCE = 128;

/** The pages of all boxes: made whole at opening, rewritten by every cast, read at closing. */
export class BoxPages {
  constructor(
    private readonly database: QuietDatabase,
    private readonly board: BoardLines,
    private readonly boxKey: Uint8Array,
  ) {}

  /**
   * Puts the sheets in, in their order; the same ticket replaces its sheet. One transaction: durable when it returns.
   * Locks the box for sharing, so that sealing waits for it and it for sealing, then pages in ascending order.
   * @throws BallotBoxUnavailable, BallotBoxAnnulled
   */
  async cast(appraisalId: string, sheets: readonly BoxedSheet[]): Promise<CastOutcome[]> {
    const wanted = new Set<number>();
    for (;;) {
      const outcome = await this.database.transaction((tx) =>
        this.attempt(tx, appraisalId, sheets, wanted),
      );
      if (typeof outcome !== 'string') return outcome;
      if (outcome === 'not-prepared') await this.prepare(appraisalId);
    }
  }

  /** Is a sheet of this ticket in the box, or among those it handed over? @throws BallotBoxUnavailable, BallotBoxAnnulled */
  async holds(appraisalId: string, ticketId: string): Promise<boolean> {
    const box = await this.box(this.database, appraisalId);
    if (box?.state === 'annulled') throw new BallotBoxAnnulled();
    if (!box?.sealed_secret) return this.handedOver(appraisalId, ticketId);
    const cipher = await this.cipher(appraisalId, box.sealed_secret);
    const [places, pages] = [placesOf(cipher), new Map() as ReadPages];
    for (;;) {
      const found = findTicket(places, pages, ticketId);
      if (typeof found === 'boolean') return found;
      const read = await this.read(this.database, cipher, [found.needs], '');
      // The box was handed over between two looks: ask where the sheets are now.
      if (!read.has(found.needs)) return this.holds(appraisalId, ticketId);
      read.forEach((page, no) => pages.set(no, page));
    }
  }

  /** All pages, empty, under a new secret. Once, however many ask; nothing happens to a box that is not open. */
  async prepare(appraisalId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [box] = await tx.rows<{ is_due: boolean }>(
        `SELECT state = 'open' AND NOT EXISTS (SELECT 1 FROM box.box_key k WHERE k.appraisal_id = b.appraisal_id)
           AS is_due FROM box.box b WHERE b.appraisal_id = $1 FOR UPDATE`,
        [appraisalId],
      );
      if (!box?.is_due) return;
      const secret = newBoxSecret();
      const added = await tx.rows(
        'INSERT INTO box.box_key (appraisal_id, sealed_secret) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
        [appraisalId, sealSecret(this.boxKey, appraisalId, secret)],
      );
      // The lock was waited for, and what was waited for made the pages: the statement above saw an older state.
      if (added.length === 0) return;
      const layout = await this.layout(appraisalId);
      await insertEmptyPages(tx, { appraisalId, layout, keys: boxKeys(secret) });
    });
  }

  /** Every sheet of a box that takes no more; the transaction that calls it also deletes the pages. @throws BoxPageUnreadable */
  async takeOut(tx: Statements, appraisalId: string): Promise<BoxedSheet[]> {
    const box = await this.box(tx, appraisalId);
    if (!box?.sealed_secret) return []; // never prepared: nobody cast
    const cipher = await this.cipher(appraisalId, box.sealed_secret);
    const sheets: BoxedSheet[] = [];
    const { pageCount } = cipher.layout;
    for (let from = 0; from < pageCount; from += PAGES_AT_ONCE) {
      const numbers = range(from, Math.min(from + PAGES_AT_ONCE, pageCount));
      const pages = await this.read(tx, cipher, numbers, '');
      for (const no of numbers) {
        const page = pages.get(no);
        if (!page) throw new BoxPageUnreadable(no);
        sheets.push(...page);
      }
    }
    return sheets;
  }

  /** Fails with the key of another installation before the first voter does. @throws BoxSecretUnreadable, BallotBoxUnavailable */
  async assertOpens(): Promise<void> {
    const rows = await this.database.rows<{ appraisal_id: string; sealed_secret: Buffer }>(
      'SELECT appraisal_id, sealed_secret FROM box.box_key LIMIT 3',
      [],
    );
    for (const { appraisal_id, sealed_secret } of rows)
      openSecret(this.boxKey, appraisal_id, sealed_secret);
  }

  private async attempt(
    tx: Statements,
    appraisalId: string,
    sheets: readonly BoxedSheet[],
    wanted: Set<number>,
  ): Promise<Attempt> {
    const box = await this.box(tx, appraisalId, 'FOR SHARE OF b');
    if (box?.state === 'annulled') throw new BallotBoxAnnulled();
    if (box?.state !== 'open') return sheets.map(() => 'closed');
    if (!box.sealed_secret) return 'not-prepared';
    const cipher = await this.cipher(appraisalId, box.sealed_secret);
    const places = placesOf(cipher);
    for (const { ticketId } of sheets) wanted.add(places.home(ticketId));
    const pages = await this.read(tx, cipher, [...wanted], 'FOR UPDATE');
    for (const no of wanted) if (!pages.has(no)) throw new BoxPageUnreadable(no);
    const changed = new Set<number>();
    const placed = sheets.map((sheet) => placeSheet(places, pages, changed, sheet));
    for (const one of placed) if (typeof one !== 'string') wanted.add(one.needs);
    if (placed.some((one) => typeof one !== 'string')) return 'again';
    await write(tx, cipher, pages, [...changed]);
    return placed as CastOutcome[];
  }

  private async box(tx: Statements, appraisalId: string, lock: '' | 'FOR SHARE OF b' = '') {
    const [row] = await tx.rows<{ state: string; sealed_secret: Buffer | null }>(
      `SELECT b.state, k.sealed_secret FROM box.box b LEFT JOIN box.box_key k USING (appraisal_id)
       WHERE b.appraisal_id = $1 ${lock}`,
      [appraisalId],
    );
    return row ?? null;
  }

  /** Made for one transaction and forgotten after it: while a box rests, its keys are in nobody's memory. */
  private async cipher(appraisalId: string, sealedSecret: Buffer): Promise<PageCipher> {
    const secret = openSecret(this.boxKey, appraisalId, sealedSecret);
    return { appraisalId, layout: await this.layout(appraisalId), keys: boxKeys(secret) };
  }

  private async layout(appraisalId: string) {
    const opening = await this.board.opening(appraisalId);
    if (!opening) throw new Error('cannot happen: a box was announced for a board without opening');
    return opening.layout;
  }

  private async read(
    tx: Statements,
    cipher: PageCipher,
    numbers: readonly number[],
    lock: '' | 'FOR UPDATE',
  ): Promise<ReadPages> {
    const rows = await tx.rows<{ page_no: number; content: Buffer }>(
      `SELECT page_no, content FROM box.page WHERE appraisal_id = $1 AND page_no = ANY ($2)
       ORDER BY page_no ${lock}`,
      [cipher.appraisalId, numbers],
    );
    return new Map(
      rows.map(({ page_no, content }) => [page_no, openPage(cipher, page_no, content)]),
    );
  }

  private async handedOver(appraisalId: string, ticketId: string): Promise<boolean> {
    const rows = await this.database.rows(
      'SELECT 1 FROM box.handover WHERE appraisal_id = $1 AND ticket_id = $2',
      [appraisalId, ticketId],
    );
    return rows.length === 1;
  }
}

async function insertEmptyPages(tx: Statements, cipher: PageCipher): Promise<void> {
  const { appraisalId, layout } = cipher;
  for (let from = 0; from < layout.pageCount; from += PAGES_AT_ONCE) {
    const numbers = range(from, Math.min(from + PAGES_AT_ONCE, layout.pageCount));
    const contents = numbers.map((no) => sealPage(cipher, no, []));
    await tx.rows(
      `INSERT INTO box.page (appraisal_id, page_no, content)
       SELECT $1, page_no, content FROM unnest($2::integer[], $3::bytea[]) AS made (page_no, content)`,
      [appraisalId, numbers, contents],
    );
  }
}

async function write(
  tx: Statements,
  cipher: PageCipher,
  pages: ReadPages,
  numbers: readonly number[],
): Promise<void> {
  const contents = numbers.map((no) => sealPage(cipher, no, pages.get(no) ?? []));
  await tx.rows(
    `UPDATE box.page SET content = written.content
     FROM unnest($2::integer[], $3::bytea[]) AS written (page_no, content)
     WHERE page.appraisal_id = $1 AND page.page_no = written.page_no`,
    [cipher.appraisalId, numbers, contents],
  );
}

function placesOf({ layout, keys }: PageCipher): Places {
  const { pageCount, slotsPerPage } = layout;
  return {
    pageCount,
    slotsPerPage,
    home: (ticketId) => homePage(keys.place, ticketId, pageCount),
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
