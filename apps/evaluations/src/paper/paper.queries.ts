import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { AppraisalNotFound } from '../appraisal/appraisal.errors';
import { ownUnits } from '../appraisal/supervised-appraisal.rules';
import type { AppraisalPaperNode } from './paper.types';

/** The paper of an appraisal in numbers: one statement, whatever there is of it. */
export class PaperQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** For custodians of the appraisal only. @throws AppraisalNotFound */
  async of(actor: Actor, appraisalId: string): Promise<AppraisalPaperNode> {
    const units = actor.unitIdsFor('paper:read');
    const found = await this.reads.one<{ paper: AppraisalPaperNode }>(actor, standing, [
      ...[actor.bureauId, appraisalId, units === 'all' ? null : units],
      ...[actor.personId, ownUnits(actor)],
    ]);
    if (!found) throw new AppraisalNotFound(appraisalId);
    return found.paper;
  }
}

const listed = (fields: string, from: string, order: string) => `COALESCE((
  SELECT jsonb_agg(jsonb_build_object(${fields}) ORDER BY ${order}) FROM ${from}), '[]')`;

const standing = `SELECT jsonb_build_object(
  'batches', ${listed(
    `'id', b.id, 'ticketClass', b.ticket_class, 'isLarge', b.is_large, 'forms', b.forms`,
    'paper_batch b WHERE b.appraisal_id = a.id',
    'b.ticket_class, b.is_large',
  )},
  'slipRuns', ${listed(
    `'id', r.id, 'ticketClass', r.ticket_class, 'slips', r.slips, 'isPrinted', r.is_printed`,
    'issuance.slip_run r WHERE r.appraisal_id = a.id',
    'r.ticket_class, r.id',
  )},
  'handedOut', ${listed(
    `'ticketClass', t.ticket_class, 'forms', t.forms, 'slips', t.slips`,
    `(SELECT ticket_class, sum(forms)::int AS forms, sum(slips)::int AS slips FROM (
        SELECT ticket_class, count(*) FILTER (WHERE medium = 'paper') AS forms,
          count(*) FILTER (WHERE medium = 'slip') AS slips
        FROM issuance.hand_out WHERE appraisal_id = a.id GROUP BY ticket_class
        UNION ALL SELECT ticket_class, forms, 0 FROM issuance.guest_hand_out WHERE appraisal_id = a.id) AS both_sorts
      GROUP BY ticket_class) AS t`,
    't.ticket_class',
  )},
  'returns', ${listed(
    `'ticketClass', n.ticket_class, 'revision', n.revision, 'issued', n.issued, 'returned', n.returned, 'void', n.void,
     'unnumbered', n.unnumbered, 'missing', n.missing`,
    `(SELECT DISTINCT ON (ticket_class) * FROM paper_return WHERE appraisal_id = a.id
      ORDER BY ticket_class, revision DESC) AS n`,
    'n.ticket_class',
  )},
  'entered', (SELECT count(e.*) FROM paper_clerk c LEFT JOIN paper_entry e USING (appraisal_id, seat)
     WHERE c.appraisal_id = a.id AND c.person_id = $4 AND c.seat IS NOT NULL GROUP BY c.seat),
  'clerks', ${listed(
    `'seat', c.seat, 'personId', c.person_id`,
    'paper_clerk c WHERE c.appraisal_id = a.id AND c.seat IS NOT NULL',
    'c.seat',
  )},
  'isFinished', COALESCE((SELECT c.is_finished FROM paper_clerk c
     WHERE c.appraisal_id = a.id AND c.person_id = $4), false),
  'voids', ${listed(`'reason', v.reason, 'forms', v.forms`, 'paper_void v WHERE v.appraisal_id = a.id', 'v.reason')},
  'scans', ${listed(
    `'sha256', s.sha256, 'what', s.what, 'pages', s.pages`,
    'paper_scan s WHERE s.appraisal_id = a.id',
    's.sha256',
  )}) AS paper
  FROM appraisal a WHERE a.bureau_id = $1 AND a.id = $2 AND ($3::uuid[] IS NULL OR a.unit_id = ANY($3))
    AND a.unit_id <> ALL($5::uuid[])`;
