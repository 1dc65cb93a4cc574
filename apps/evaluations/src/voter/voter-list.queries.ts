import type { EntityManager } from 'typeorm';
import { type ClassPlan, placeVoters, type VoterFacts } from './ticket-classes.rules';

interface Population {
  readonly id: string;
  readonly bureauId: string;
  readonly unitId: string;
  readonly meetingId: string | null;
  readonly remeasuresAppraisalId: string | null;
  readonly classes: readonly ClassPlan[];
  readonly medium: string;
}

/** Who may vote, in which class and by which medium; fixed when the box is opened. No row tells a time. */
export class VoterList {
  /**
   * Fixes the voters: by the classes' sources, or, asked again, exactly those of the first appraisal.
   * @param onDay of the meeting: who held which role on it
   * @returns eligible per class, guests included
   */
  async freeze(
    manager: EntityManager,
    population: Population,
    onDay: string,
  ): Promise<ReadonlyMap<string, number>> {
    const { id, bureauId, remeasuresAppraisalId, classes, medium } = population;
    if (remeasuresAppraisalId)
      await manager.query(
        `INSERT INTO issuance.voter (appraisal_id, bureau_id, person_id, ticket_class, medium)
         SELECT $1::uuid, $2::uuid, person_id, ticket_class, $4 FROM issuance.voter WHERE appraisal_id = $3`,
        [id, bureauId, remeasuresAppraisalId, medium],
      );
    else {
      const placed = placeVoters(classes, await facts(manager, population, onDay));
      await manager.query(
        `INSERT INTO issuance.voter (appraisal_id, bureau_id, person_id, ticket_class, medium)
         SELECT $1::uuid, $2::uuid, voter.*, $5 FROM unnest($3::uuid[], $4::text[]) AS voter`,
        [
          ...[id, bureauId, placed.map(({ personId }) => personId)],
          ...[placed.map(({ ticketClass }) => ticketClass), medium],
        ],
      );
    }
    return this.eligible(manager, id, classes);
  }

  /**
   * The medium of those of these voters who have neither ticket nor form yet. Returns how many changed, and how many of them
   * `have` it now: whoever asks for what is so already learns from this nothing of who has a ticket.
   */
  async setMedium(
    manager: EntityManager,
    appraisalId: string,
    personIds: readonly string[],
    medium: string,
  ): Promise<{ changed: number; have: number }> {
    const [, changed] = await manager.query<[unknown[], number]>(
      `UPDATE issuance.voter v SET medium = $3 WHERE v.appraisal_id = $1 AND v.person_id = ANY($2) AND v.medium <> $3
       AND NOT EXISTS (SELECT 1 FROM issuance.ticket t WHERE t.appraisal_id = v.appraisal_id AND t.person_id = v.person_id)
       AND NOT EXISTS (SELECT 1 FROM issuance.hand_out h WHERE h.appraisal_id = v.appraisal_id AND h.person_id = v.person_id)`,
      [appraisalId, personIds, medium],
    );
    const [row] = await manager.query<{ voters: number }[]>(
      `SELECT count(*)::int AS voters FROM issuance.voter WHERE appraisal_id = $1 AND person_id = ANY($2) AND medium = $3`,
      [appraisalId, personIds, medium],
    );
    return { changed, have: row?.voters ?? 0 };
  }

  private async eligible(
    manager: EntityManager,
    appraisalId: string,
    classes: readonly ClassPlan[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await manager.query<{ ticketClass: string; voters: number }[]>(
      `SELECT ticket_class AS "ticketClass", count(*)::int AS voters FROM issuance.voter
       WHERE appraisal_id = $1 GROUP BY ticket_class`,
      [appraisalId],
    );
    const listed = new Map(rows.map(({ ticketClass, voters }) => [ticketClass, voters]));
    return new Map(classes.map(({ id, guests }) => [id, (listed.get(id) ?? 0) + guests]));
  }
}

/** Attendance of the meeting, and roles held on its day at the unit or for the whole bureau. */
async function facts(
  manager: EntityManager,
  { meetingId, bureauId, unitId }: Population,
  onDay: string,
): Promise<VoterFacts> {
  const [meeting] = await manager.query<{ attendees: string[] }[]>(
    `SELECT ARRAY(SELECT DISTINCT unnest(attendee_person_ids)) AS attendees FROM known_meeting WHERE id = $1`,
    [meetingId],
  );
  const held = await manager.query<{ personId: string; roles: string[] }[]>(
    `SELECT person_id AS "personId", array_agg(DISTINCT role) AS roles FROM known_holding
     WHERE bureau_id = $1 AND (unit_id = $2 OR unit_id IS NULL) AND NOT voided
       AND from_day <= $3::date AND (to_day IS NULL OR to_day > $3::date)
     GROUP BY person_id ORDER BY person_id`,
    [bureauId, unitId, onDay],
  );
  return {
    attendees: meeting?.attendees ?? [],
    roles: new Map(held.map(({ personId, roles }) => [personId, roles])),
  };
}
