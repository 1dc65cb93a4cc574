import type { SealedSheet, Ticket } from '@huiyin/ballot-client';
import type { Pool } from 'pg';

import { newId } from '@huiyin/kernel';
import { BallotBoxUnavailable } from './box.errors';

export interface BoxedSheet {
  readonly ticketId: string;
  readonly ticketClass: string;
  readonly ticket: Ticket;
  readonly sealed: SealedSheet;
}

/**
 * The ballot box, under a role that sees nothing else. Rows carry a random id and no time, order, bureau or address.
 * Errors of the database are swallowed into one without details: they could quote a ticket into a log.
 */
export class BallotBox {
  constructor(private readonly pool: Pool) {}

  async prepare(appraisalId: string): Promise<void> {
    await this.query(
      `INSERT INTO box.box (appraisal_id, is_open) VALUES ($1, true) ON CONFLICT DO NOTHING`,
      [appraisalId],
    );
  }

  /**
   * Puts a sheet in, or replaces the one cast with the same ticket. One statement, so that closing either waits for it
   * or is seen by it: FOR SHARE re-reads `is_open` after waiting. Durable when it returns.
   * @returns false when the box is closed or was never opened
   */
  async cast(appraisalId: string, sheet: BoxedSheet): Promise<boolean> {
    const { rowCount } = await this.query(
      `INSERT INTO box.sealed_sheet (id, appraisal_id, ticket_id, ticket_class, prepared_message, signature, sheet)
       SELECT $2::uuid, box.appraisal_id, $3, $4, $5, $6, $7::jsonb
       FROM box.box WHERE box.appraisal_id = $1 AND box.is_open FOR SHARE
       ON CONFLICT ON CONSTRAINT sealed_sheet_one_per_ticket DO UPDATE SET sheet = EXCLUDED.sheet`,
      [
        ...[appraisalId, newId(), sheet.ticketId, sheet.ticketClass],
        ...[sheet.ticket.preparedMessage, sheet.ticket.signature, JSON.stringify(sheet.sealed)],
      ],
      'cast',
    );
    return rowCount === 1;
  }

  async holds(appraisalId: string, ticketId: string): Promise<boolean> {
    const { rowCount } = await this.query(
      `SELECT 1 FROM box.sealed_sheet WHERE appraisal_id = $1 AND ticket_id = $2`,
      [appraisalId, ticketId],
      'holds',
    );
    return rowCount === 1;
  }

  /** Returns when every cast under way has ended; later ones are refused. */
  async seal(appraisalId: string): Promise<void> {
    await this.query(`UPDATE box.box SET is_open = false WHERE appraisal_id = $1`, [appraisalId]);
  }

  /** In the order of their random ids. */
  async sheets(appraisalId: string): Promise<BoxedSheet[]> {
    const { rows } = await this.query<StoredSheet>(
      `SELECT ticket_id, ticket_class, prepared_message, signature, sheet FROM box.sealed_sheet
       WHERE appraisal_id = $1 ORDER BY id`,
      [appraisalId],
    );
    return rows.map(({ ticket_id, ticket_class, prepared_message, signature, sheet }) => ({
      ticketId: ticket_id,
      ticketClass: ticket_class,
      ticket: { preparedMessage: prepared_message, signature },
      sealed: sheet,
    }));
  }

  async empty(appraisalId: string): Promise<void> {
    await this.query(`DELETE FROM box.sealed_sheet WHERE appraisal_id = $1`, [appraisalId]);
  }

  async ping(): Promise<void> {
    await this.query('SELECT 1', []);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async query<T extends object>(text: string, values: unknown[], name?: string) {
    try {
      return await this.pool.query<T>({ text, values, ...(name ? { name: `box-${name}` } : {}) });
    } catch {
      throw new BallotBoxUnavailable();
    }
  }
}

interface StoredSheet {
  ticket_id: string;
  ticket_class: string;
  prepared_message: string;
  signature: string;
  sheet: SealedSheet;
}
