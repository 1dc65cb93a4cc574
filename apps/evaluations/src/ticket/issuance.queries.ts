import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';

export interface IssuedTicket {
  readonly blindedHash: string;
  readonly blindSignature: string;
}

interface Voters {
  readonly id: string;
  readonly meetingId: string;
  readonly bureauId: string;
  readonly remeasuresAppraisalId: string | null;
}

/** Who may vote and who got a ticket; never what became of it. No row tells a time. */
export class IssuanceQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Who attended the meeting, or, asked again, exactly the voters of the first appraisal. Returns how many. */
  async freezeVoters(
    manager: EntityManager,
    { id, meetingId, bureauId, remeasuresAppraisalId }: Voters,
    ticketClass: string,
  ): Promise<number> {
    const source = remeasuresAppraisalId
      ? `SELECT person_id, ticket_class FROM issuance.voter WHERE appraisal_id = $3`
      : `SELECT DISTINCT unnest(attendee_person_ids), $4::text FROM known_meeting WHERE id = $3`;
    const values = [
      id,
      bureauId,
      remeasuresAppraisalId ?? meetingId,
      ...(remeasuresAppraisalId ? [] : [ticketClass]),
    ];
    const rows: unknown[] = await manager.query(
      `INSERT INTO issuance.voter (appraisal_id, bureau_id, person_id, ticket_class)
       SELECT $1::uuid, $2::uuid, eligible.* FROM (${source}) AS eligible RETURNING 1`,
      values,
    );
    return rows.length;
  }

  /** Takes the voter's line of the list: of many requests at once, one goes on. False when not on the list. */
  async lockVoter(
    manager: EntityManager,
    appraisalId: string,
    personId: string,
    ticketClass: string,
  ): Promise<boolean> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `ticket/${appraisalId}/${personId}/${ticketClass}`,
    ]);
    const rows: unknown[] = await manager.query(
      `SELECT 1 FROM issuance.voter WHERE appraisal_id = $1 AND person_id = $2 AND ticket_class = $3`,
      [appraisalId, personId, ticketClass],
    );
    return rows.length === 1;
  }

  async issued(
    manager: EntityManager,
    appraisalId: string,
    personId: string,
    ticketClass: string,
  ): Promise<IssuedTicket | null> {
    const [row] = await manager.query<IssuedTicket[]>(
      `SELECT blinded_hash AS "blindedHash", blind_signature AS "blindSignature" FROM issuance.ticket
       WHERE appraisal_id = $1 AND person_id = $2 AND ticket_class = $3`,
      [appraisalId, personId, ticketClass],
    );
    return row ?? null;
  }

  async record(
    manager: EntityManager,
    voter: { appraisalId: string; bureauId: string; personId: string; ticketClass: string },
    ticket: IssuedTicket,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO issuance.ticket (appraisal_id, bureau_id, person_id, ticket_class, blinded_hash, blind_signature)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        voter.appraisalId,
        voter.bureauId,
        voter.personId,
        voter.ticketClass,
        ticket.blindedHash,
        ticket.blindSignature,
      ],
    );
  }

  async issuedByClass(
    manager: EntityManager,
    appraisalId: string,
  ): Promise<Record<string, number>> {
    const rows = await manager.query<{ ticketClass: string; issued: number }[]>(
      `SELECT ticket_class AS "ticketClass", count(*)::int AS issued FROM issuance.ticket
       WHERE appraisal_id = $1 GROUP BY ticket_class`,
      [appraisalId],
    );
    return Object.fromEntries(rows.map(({ ticketClass, issued }) => [ticketClass, issued]));
  }

  /** The actor's own lines of the voter list, nobody else's. */
  standing(actor: Actor, appraisalId: string): Promise<{ ticketClass: string; issued: boolean }[]> {
    return this.reads.rows(
      actor,
      `SELECT v.ticket_class AS "ticketClass", EXISTS (
         SELECT 1 FROM issuance.ticket t WHERE t.appraisal_id = v.appraisal_id AND t.person_id = v.person_id
           AND t.ticket_class = v.ticket_class) AS issued
       FROM issuance.voter v WHERE v.bureau_id = $1 AND v.appraisal_id = $2 AND v.person_id = $3 ORDER BY 1`,
      [actor.bureauId, appraisalId, actor.personId],
    );
  }
}
