import type { EntityManager } from 'typeorm';
import type { Definition } from '@huiyin/ballot-client';
import {
  decodeEntry,
  encodeEntry,
  type EnteredForm,
  type PaperEntry,
  type Resolution,
} from './double-entry.rules';
import { seal, unseal } from '../paper/paper-seal';

export interface Clerk {
  readonly seat: 1 | 2;
  readonly personId: string;
  readonly isFinished: boolean;
}

/** The appraisal, the key its papers are sealed with, and the definition that fixes how long an entry is. */
export interface PaperDesk {
  readonly appraisalId: string;
  readonly bureauId: string;
  readonly key: Uint8Array;
  readonly definition: Definition;
}

export type NumberedForm = EnteredForm & { readonly number: string };

/** What two clerks entered apart from each other, sealed; opened only by the verbs that may compare. */
export class PaperEntries {
  /** Those who sit at a desk now. */
  async clerks(manager: EntityManager, appraisalId: string): Promise<Clerk[]> {
    return manager.query<Clerk[]>(
      `SELECT seat, person_id AS "personId", is_finished AS "isFinished" FROM paper_clerk
       WHERE appraisal_id = $1 AND seat IS NOT NULL ORDER BY seat`,
      [appraisalId],
    );
  }

  async wasReplaced(
    manager: EntityManager,
    appraisalId: string,
    personId: string | null,
  ): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `SELECT 1 FROM paper_clerk WHERE appraisal_id = $1 AND person_id = $2 AND seat IS NULL`,
      [appraisalId, personId],
    );
    return rows.length > 0;
  }

  /** Whether this person took a clerk's seat away in this appraisal. */
  async hasReplaced(
    manager: EntityManager,
    appraisalId: string,
    personId: string,
  ): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `SELECT 1 FROM paper_clerk WHERE appraisal_id = $1 AND replaced_by = $2 LIMIT 1`,
      [appraisalId, personId],
    );
    return rows.length > 0;
  }

  /** The clerk's entries are discarded, and every word about differences, which were between other readings. */
  async vacate(
    manager: EntityManager,
    appraisalId: string,
    { seat, personId }: Clerk,
    said: { by: string; reason: string },
  ): Promise<void> {
    await manager.query('DELETE FROM paper_resolution WHERE appraisal_id = $1', [appraisalId]);
    await manager.query('DELETE FROM paper_entry WHERE appraisal_id = $1 AND seat = $2', [
      ...[appraisalId, seat],
    ]);
    await manager.query(
      `UPDATE paper_clerk SET seat = NULL, is_finished = false, replaced_by = $3, replaced_because = $4
       WHERE appraisal_id = $1 AND person_id = $2`,
      [appraisalId, personId, said.by, said.reason],
    );
  }

  async seat(manager: EntityManager, desk: PaperDesk, seat: number, by: string): Promise<void> {
    await manager.query(
      `INSERT INTO paper_clerk (appraisal_id, bureau_id, seat, person_id, is_finished) VALUES ($1, $2, $3, $4, false)`,
      [desk.appraisalId, desk.bureauId, seat, by],
    );
  }

  async finish(manager: EntityManager, appraisalId: string, seat: number): Promise<void> {
    await manager.query(
      `UPDATE paper_clerk SET is_finished = true WHERE appraisal_id = $1 AND seat = $2`,
      [appraisalId, seat],
    );
  }

  /** The clerk's own entries, of these numbers or of all. */
  async ownOf(
    manager: EntityManager,
    desk: PaperDesk,
    seat: number,
    hashes: readonly string[] | null = null,
  ): Promise<Map<string, PaperEntry>> {
    const rows = await manager.query<{ hash: string; sealed: Buffer }[]>(
      `SELECT number_hash AS hash, sealed FROM paper_entry
       WHERE appraisal_id = $1 AND seat = $2 AND ($3::text[] IS NULL OR number_hash = ANY($3))`,
      [desk.appraisalId, seat, hashes],
    );
    return new Map(
      rows.map(({ hash, sealed }) => [
        hash,
        entryIn(desk, `${hash}/${seat}`, sealed) as PaperEntry,
      ]),
    );
  }

  /** How many of each class the clerk has entered. */
  async counts(
    manager: EntityManager,
    appraisalId: string,
    seat: number,
  ): Promise<Map<string, number>> {
    const rows = await manager.query<{ ticketClass: string; entered: number }[]>(
      `SELECT f.ticket_class AS "ticketClass", count(*)::int AS entered
       FROM paper_entry e JOIN paper_form f USING (appraisal_id, number_hash)
       WHERE e.appraisal_id = $1 AND e.seat = $2 GROUP BY f.ticket_class`,
      [appraisalId, seat],
    );
    return new Map(rows.map(({ ticketClass, entered }) => [ticketClass, entered]));
  }

  async write(
    manager: EntityManager,
    desk: PaperDesk,
    seat: number,
    entries: ReadonlyMap<string, PaperEntry>,
  ): Promise<void> {
    const sealed = [...entries].map(([hash, entry]) =>
      seal(
        desk.key,
        place(desk, `${hash}/${seat}`),
        encodeEntry(desk.definition, entry.number, entry),
      ),
    );
    await manager.query(
      `INSERT INTO paper_entry (appraisal_id, bureau_id, seat, number_hash, sealed)
       SELECT $1, $2, $3, * FROM unnest($4::text[], $5::bytea[])
       ON CONFLICT ON CONSTRAINT paper_entry_pk DO UPDATE SET sealed = EXCLUDED.sealed`,
      [desk.appraisalId, desk.bureauId, seat, [...entries.keys()], sealed],
    );
  }

  async resolve(
    manager: EntityManager,
    desk: PaperDesk,
    hash: string,
    said: { number: string; value: Resolution; by: string; isClerk: boolean; reason: string },
  ): Promise<void> {
    const bytes = encodeEntry(desk.definition, said.number, said.value);
    await manager.query(
      `INSERT INTO paper_resolution (appraisal_id, bureau_id, number_hash, resolver_id, is_clerk, sealed, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT paper_resolution_pk DO UPDATE SET sealed = EXCLUDED.sealed, reason = EXCLUDED.reason`,
      [
        ...[desk.appraisalId, desk.bureauId, hash, said.by, said.isClerk],
        ...[seal(desk.key, place(desk, `${hash}/${said.by}`), bytes), said.reason],
      ],
    );
  }

  /** Everything that was entered, by number; for who compares, reconciles or counts. */
  async all(manager: EntityManager, desk: PaperDesk): Promise<Map<string, NumberedForm>> {
    const rows = await manager.query<Row[]>(
      `SELECT e.number_hash AS hash, f.ticket_class AS "ticketClass", e.seat::text AS writer, e.sealed,
         NULL AS "isClerk" FROM paper_entry e JOIN paper_form f USING (appraisal_id, number_hash) WHERE e.appraisal_id = $1
       UNION ALL
       SELECT r.number_hash, f.ticket_class, r.resolver_id::text, r.sealed, r.is_clerk
       FROM paper_resolution r JOIN paper_form f USING (appraisal_id, number_hash) WHERE r.appraisal_id = $1`,
      [desk.appraisalId],
    );
    const forms = new Map<string, Mutable>();
    for (const { hash, ticketClass, writer, sealed, isClerk } of rows) {
      const opened = unseal(desk.key, place(desk, `${hash}/${writer}`), sealed);
      const { number, entry } = decodeEntry(desk.definition, opened);
      const form = forms.get(hash) ?? { number, ticketClass, resolutions: [] };
      forms.set(hash, form);
      if (isClerk !== null) form.resolutions.push({ isClerk, value: entry });
      else if (writer === '1') form.first = entry ?? undefined;
      else form.second = entry ?? undefined;
    }
    return forms;
  }
}

interface Row {
  readonly hash: string;
  readonly ticketClass: string;
  readonly writer: string;
  readonly sealed: Buffer;
  readonly isClerk: boolean | null;
}

interface Mutable extends NumberedForm {
  first?: PaperEntry | undefined;
  second?: PaperEntry | undefined;
  resolutions: { isClerk: boolean; value: Resolution }[];
}

const place = ({ appraisalId }: PaperDesk, rest: string): string => `entry/${appraisalId}/${rest}`;

function entryIn(desk: PaperDesk, rest: string, sealed: Buffer): Resolution {
  return decodeEntry(desk.definition, unseal(desk.key, place(desk, rest), sealed)).entry;
}
