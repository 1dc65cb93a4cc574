import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { PhoneRead, PhoneReadPage } from './phone-read.types';

export interface PhoneReadsWanted {
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly first: number;
  readonly after: string | null;
}

interface Row extends PhoneRead {
  /** With the microseconds a Date has no room for: two pages must not share a row, nor lose one. */
  readonly exactly: string;
}

export class PhoneReadQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Who was shown whose numbers, newest first, a page at a time. For the office: its whole bureau. */
  async page(actor: Actor, wanted: PhoneReadsWanted): Promise<PhoneReadPage> {
    const { unitId, personId, first, after } = wanted;
    const [time = null, id = null] = after?.split('_') ?? [];
    const rows = await this.reads.rows<Row>(
      actor,
      `SELECT r.id, r.person_id AS "personId", r.unit_id AS "unitId", r.read_at AS "readAt", r.purpose,
              to_char(r.read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS exactly
       FROM phone_read_audit r
       WHERE r.bureau_id = $1 AND ($2::uuid IS NULL OR r.unit_id = $2) AND ($3::uuid IS NULL OR r.person_id = $3)
         AND ($4::timestamptz IS NULL OR (r.read_at, r.id) < ($4::timestamptz, $5::uuid))
       ORDER BY r.read_at DESC, r.id DESC LIMIT $6`,
      [actor.bureauId, unitId, personId, time, id, first + 1],
    );
    const items = rows.slice(0, first);
    const last = items.at(-1);
    return { items, next: rows.length > first && last ? `${last.exactly}_${last.id}` : null };
  }
}
