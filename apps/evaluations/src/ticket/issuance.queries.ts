import type { EntityManager } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { AppraisalState } from '../appraisal/appraisal-states.rules';

/** The voter's line of the list, and what was asked for with it. */
export interface VoterLine {
  readonly ticketClass: string;
  readonly medium: string;
  /** SHA-256 of the blinded message the ticket went to; null while none was issued. */
  readonly blindedHash: string | null;
}

interface VoterKey {
  readonly appraisalId: string;
  readonly personId: string;
  readonly ticketClass: string | null;
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

  /**
   * Holds this voter's place in this appraisal until commit: of many who want to issue, or to change how the voter votes, one goes on at
   * a time. Whoever writes a voter's ticket, paper form or medium takes it first. Then holds the appraisal against whoever moves it on, not
   * against other voters. One statement: two locks taken in this order. Returns the state; null when there is no such appraisal.
   */
  async lockVoter(
    manager: EntityManager,
    appraisalId: string,
    personId: string,
  ): Promise<AppraisalState | null> {
    const [row] = await manager.query<{ state: AppraisalState }[]>(
      `WITH place AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended($1, 0)))
       SELECT a.state FROM place, appraisal a WHERE a.id = $2 FOR SHARE OF a`,
      [`ticket/${appraisalId}/${personId}`, appraisalId],
    );
    return row?.state ?? null;
  }

  /** Null when not on the list, or not in this class. Every voter is in one class. */
  async voter(
    manager: EntityManager,
    { appraisalId, personId, ticketClass }: VoterKey,
  ): Promise<VoterLine | null> {
    const [row] = await manager.query<VoterLine[]>(
      `SELECT v.ticket_class AS "ticketClass", v.medium,
         t.blinded_hash AS "blindedHash"
       FROM issuance.voter v LEFT JOIN issuance.ticket t USING (appraisal_id, person_id, ticket_class)
       WHERE v.appraisal_id = $1 AND v.person_id = $2 AND ($3::text IS NULL OR v.ticket_class = $3)
       ORDER BY v.ticket_class LIMIT 1`,
      [appraisalId, personId, ticketClass],
    );
    return row ?? null;
  }

  /** From here this voter's ticket belongs to this blinded message, whatever happens next. */
  async record(
    manager: EntityManager,
    voter: { appraisalId: string; bureauId: string; personId: string; ticketClass: string },
    blindedHash: string,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO issuance.ticket (appraisal_id, bureau_id, person_id, ticket_class, blinded_hash)
       VALUES ($1, $2, $3, $4, $5)`,
      [voter.appraisalId, voter.bureauId, voter.personId, voter.ticketClass, blindedHash],
    );
  }

  /** Tickets of both kinds: asked for with an account, and printed on slips. */
  async issuedByClass(
    manager: EntityManager,
    appraisalId: string,
  ): Promise<Record<string, number>> {
    const rows = await manager.query<{ ticketClass: string; issued: number }[]>(
      `SELECT ticket_class AS "ticketClass", sum(issued)::int AS issued FROM (
         SELECT ticket_class, count(*) AS issued FROM issuance.ticket WHERE appraisal_id = $1 GROUP BY ticket_class
         UNION ALL SELECT ticket_class, slips FROM issuance.slip_run WHERE appraisal_id = $1) AS both_sorts
       GROUP BY ticket_class`,
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
