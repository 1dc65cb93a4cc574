import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { isCustodian, isVisible, readerOf, readsResults } from '../result/reader.queries';
import type { AppraisalNode, AppraisalTargetNode } from './appraisal.types';
import { waiverHash } from './waiver.queries';

const columns = `a.id, a.campaign_id AS "campaignId", a.unit_id AS "unitId", a.title, a.state, a.form, a.classes AS "ticketClasses",
  a.threshold, a.weak_below AS "weakBelow", a.meeting_starts_at AS "meetingStartsAt", a.forms_issued_at AS "formsIssuedAt",
  a.remeasures_appraisal_id AS "remeasuresAppraisalId", a.reported_to AS "reportedTo",
  a.published_to AS "publishedTo", jsonb_array_length(a.signatures) AS "tallySignatures",
  CASE WHEN ${isCustodian} THEN a.tally_hash END AS "tallyHash",
  CASE WHEN ${readsResults} THEN a.summary END AS summary,
  -- In a class of three, how many voted is who voted: not before the board's closing line is shown.
  CASE WHEN ${readsResults} THEN a.turnout END AS turnout, CASE WHEN ${readsResults} THEN a.is_valid END AS valid,
  CASE WHEN ${isCustodian} OR $5::boolean THEN a.left_out END AS "leftOut",
  CASE WHEN ${isCustodian} OR $5::boolean THEN a.history END AS history,
  CASE WHEN ${isCustodian} OR $5::boolean THEN a.annulment END AS annulment,
  CASE WHEN ${isCustodian} OR $5::boolean THEN (
    SELECT COALESCE(jsonb_agg(jsonb_build_object('rule', w.rule, 'reason', w.reason, 'hash', ${waiverHash}, 'askedAt', w.asked_at,
      'approvedAt', w.approved_at) ORDER BY w.rule), '[]')
    FROM appraisal_waiver w WHERE w.appraisal_id = a.id) END AS waivers`;

export interface UnitInCampaign {
  readonly unitId: string;
  readonly campaignId: string;
}

const perUnit = 100;

/** Reads of appraisals; each one carries the actor's scope in its WHERE, row-level security stands underneath. */
export class AppraisalQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** One statement for any number of ids, in their order; null for what is absent or not the actor's. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<(AppraisalNode | null)[]> {
    const rows = await this.reads.rows<AppraisalNode>(
      actor,
      `SELECT ${columns} FROM appraisal a WHERE ${isVisible} AND a.id = ANY($8)`,
      [...readerOf(actor), ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** Per place at most 100, by title. */
  async byPlaces(actor: Actor, places: readonly UnitInCampaign[]): Promise<AppraisalNode[][]> {
    const rows = await this.reads.rows<AppraisalNode & { ordinal: string }>(
      actor,
      `SELECT place.ordinal, found.*
       FROM unnest($8::uuid[], $9::uuid[]) WITH ORDINALITY AS place (unit_id, campaign_id, ordinal),
       LATERAL (SELECT ${columns} FROM appraisal a
         WHERE ${isVisible} AND a.unit_id = place.unit_id AND a.campaign_id = place.campaign_id
         ORDER BY a.title, a.id LIMIT ${perUnit}) AS found`,
      [
        ...readerOf(actor),
        places.map(({ unitId }) => unitId),
        places.map(({ campaignId }) => campaignId),
      ],
    );
    return places.map((_, index) => rows.filter(({ ordinal }) => Number(ordinal) === index + 1));
  }

  /** Targets of appraisals the actor has already been allowed to see. */
  async targets(actor: Actor, appraisalIds: readonly string[]): Promise<AppraisalTargetNode[][]> {
    const rows = await this.reads.rows<AppraisalTargetNode & { appraisalId: string }>(
      actor,
      `SELECT appraisal_id AS "appraisalId", id, kind, label, routed, requirement FROM appraisal_target
       WHERE bureau_id = $1 AND appraisal_id = ANY($2) ORDER BY ordinal`,
      [actor.bureauId, appraisalIds],
    );
    return appraisalIds.map((id) => rows.filter(({ appraisalId }) => appraisalId === id));
  }
}
