import type { SealedSheet, Ticket } from '@huiyin/ballot-client';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import { BallotBoxGone, BallotBoxNotHandedOver, HandoverIncomplete } from './handover.errors';

/** A sheet as the box gave it away: still sealed to the closing key. */
export interface HandedSheet {
  /** SHA-256 of the prepared message, hex; what the sheet is bound to. */
  readonly ticketId: string;
  readonly ticketClass: string;
  readonly ticket: Ticket;
  readonly sealed: SealedSheet;
}

/**
 * All that evaluations has to do with the ballot box, which is another process under another role. Casts never pass here;
 * before the sealing nothing comes out.
 */
export interface BallotBoxDoor {
  /** In the transaction that puts the opening on the board: from its commit on the box takes ballots. Repeatable. */
  announce(manager: EntityManager, appraisalId: string): Promise<void>;
  /**
   * In the transaction that seals the appraisal: waits for casts under way, and until the commit all others wait; after it
   * they are refused. What was acknowledged is in. Repeatable.
   */
  seal(manager: EntityManager, appraisalId: string): Promise<void>;
  /**
   * To be awaited before the transaction that counts, so that it holds no lock while the box is still at it: up to 20 s.
   * @throws BallotBoxNotHandedOver (ask again); says nothing of a box whose sheets were counted already
   */
  untilHandedOver(appraisalId: string): Promise<void>;
  /**
   * The sealed box's sheets in random order, as often as asked until {@link discard}. Waits for the box up to 20 s.
   * @throws BallotBoxNotHandedOver (ask again), HandoverIncomplete, BallotBoxGone
   */
  handedOver(appraisalId: string): Promise<HandedSheet[]>;
  /**
   * While the appraisal that is annulled is locked, as the last thing before the commit: not undone with it, because only the role of
   * the key custody may. Whatever the box has come to: waits for casts under way, then none is taken. The box destroys its pages,
   * {@link discard} what it handed over. Repeatable.
   */
  annul(appraisalId: string): Promise<void>;
  isAnnulled(appraisalId: string): Promise<boolean>;
  /** After the closing line is on the board, or the annulment: the sheets are deleted for good. Repeatable. */
  discard(appraisalId: string): Promise<void>;
}

interface Waiting {
  readonly waitMs: number;
  readonly askEveryMs: number;
}

interface HandoverRow {
  ticket_id: string;
  ticket_class: string;
  prepared_message: string;
  signature: string;
  sheet: SealedSheet;
}

/** {@link BallotBoxDoor} by the functions of schema `box`; sheets are read by the role of the key custody alone. */
export class SqlBallotBoxDoor implements BallotBoxDoor {
  constructor(
    private readonly custodyPool: Pool,
    private readonly waiting: Waiting = { waitMs: 20_000, askEveryMs: 100 },
  ) {}

  async announce(manager: EntityManager, appraisalId: string): Promise<void> {
    await manager.query('SELECT box.announce($1)', [appraisalId]);
  }

  async seal(manager: EntityManager, appraisalId: string): Promise<void> {
    await manager.query('SELECT box.seal($1)', [appraisalId]);
  }

  async annul(appraisalId: string): Promise<void> {
    await this.custodyPool.query('SELECT box.annul($1)', [appraisalId]);
  }

  async isAnnulled(appraisalId: string): Promise<boolean> {
    return (await this.standing(appraisalId))?.state === 'annulled';
  }

  async untilHandedOver(appraisalId: string): Promise<void> {
    await this.whenHandedOver(appraisalId).catch((error: unknown) => {
      if (!(error instanceof BallotBoxGone)) throw error;
    });
  }

  async handedOver(appraisalId: string): Promise<HandedSheet[]> {
    const handed = await this.whenHandedOver(appraisalId);
    const { rows } = await this.custodyPool.query<HandoverRow>(
      `SELECT ticket_id, ticket_class, prepared_message, signature, sheet FROM box.handover
       WHERE appraisal_id = $1 ORDER BY id`,
      [appraisalId],
    );
    if (rows.length !== handed)
      throw new HandoverIncomplete({ handedOver: handed, found: rows.length });
    return rows.map(({ ticket_id, ticket_class, prepared_message, signature, sheet }) => ({
      ticketId: ticket_id,
      ticketClass: ticket_class,
      ticket: { preparedMessage: prepared_message, signature },
      sealed: sheet,
    }));
  }

  async discard(appraisalId: string): Promise<void> {
    // One statement; the function refuses before the closing line is on the board, and nothing is deleted then.
    await this.custodyPool.query(
      `WITH gone AS (DELETE FROM box.handover WHERE appraisal_id = $1) SELECT box.discard($1)`,
      [appraisalId],
    );
  }

  /** How many sheets the box said it gave. */
  private async whenHandedOver(appraisalId: string): Promise<number> {
    const until = performance.now() + this.waiting.waitMs;
    for (;;) {
      const box = await this.standing(appraisalId);
      if (!box || box.state === 'discarded' || box.state === 'annulled') throw new BallotBoxGone();
      if (box.state === 'handed-over') return box.sheets;
      if (performance.now() >= until) throw new BallotBoxNotHandedOver();
      await sleep(this.waiting.askEveryMs);
    }
  }

  private async standing(appraisalId: string) {
    const { rows } = await this.custodyPool.query<{ state: string | null; sheets: number }>(
      'SELECT state, sheets FROM box.handed_over($1)',
      [appraisalId],
    );
    return rows[0];
  }
}
