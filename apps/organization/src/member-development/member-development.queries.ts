import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { listsFor } from '../loaders/batches.rules';
import { isId } from '../loaders/ids.rules';
import type { DevelopmentState } from './member-development.rules';
import type {
  DevelopmentProblemNode,
  DevelopmentStepNode,
  MemberDevelopmentNode,
  RecommendationNode,
} from './member-development.types';

const columns = `d.id, d.person_id AS "personId", d.unit_id AS "unitId", d.target, d.state, d.round,
  d.applied_on::text AS "appliedOn", d.notice_from::text AS "noticeFrom", d.notice_to::text AS "noticeTo",
  d.open_objections AS "openObjections", d.admitted_on::text AS "admittedOn"`;

const mostLines = 200;

export interface CourseSearch {
  readonly unitId: string | null;
  readonly state: DevelopmentState | null;
  readonly first: number;
}

/** Courses of the units the actor answers for; the lines of a course for whoever was shown it. */
export class MemberDevelopmentQueries {
  constructor(private readonly reads: ScopedReads) {}

  byId(actor: Actor, id: string): Promise<MemberDevelopmentNode | null> {
    if (!isId(id)) return Promise.resolve(null);
    return this.reads.one(
      actor,
      `SELECT ${columns} FROM member_development d
       WHERE d.bureau_id = $1 AND d.id = $2 AND ($3::uuid[] IS NULL OR d.unit_id = ANY($3))`,
      [actor.bureauId, id, unitsOf(actor)],
    );
  }

  async list(actor: Actor, { unitId, state, first }: CourseSearch) {
    if (unitId !== null && !isId(unitId)) return [];
    return this.reads.rows<MemberDevelopmentNode>(
      actor,
      `SELECT ${columns} FROM member_development d
       WHERE d.bureau_id = $1 AND ($2::uuid[] IS NULL OR d.unit_id = ANY($2)) AND ($3::uuid IS NULL OR d.unit_id = $3)
         AND ($4::text IS NULL OR d.state = $4) ORDER BY d.applied_on DESC, d.id LIMIT $5`,
      [actor.bureauId, unitsOf(actor), unitId, state, first],
    );
  }

  /** R004.19 responsibility tracing: courses that these people recommended and about which something came out later. */
  traced(actor: Actor, recommenderId: string): Promise<MemberDevelopmentNode[]> {
    if (!isId(recommenderId)) return Promise.resolve([]);
    return this.reads.rows(
      actor,
      `SELECT ${columns} FROM member_development d
       WHERE d.bureau_id = $1 AND ($2::uuid[] IS NULL OR d.unit_id = ANY($2))
         AND EXISTS (SELECT FROM member_recommendation r WHERE r.bureau_id = d.bureau_id AND r.development_id = d.id
           AND r.person_id = $3 AND r.round = d.round)
         AND EXISTS (SELECT FROM member_development_problem p WHERE p.bureau_id = d.bureau_id AND p.development_id = d.id)
       ORDER BY d.admitted_on DESC, d.id LIMIT ${mostLines}`,
      [actor.bureauId, unitsOf(actor), recommenderId],
    );
  }

  async steps(actor: Actor, ids: readonly string[]): Promise<DevelopmentStepNode[][]> {
    return this.lines<DevelopmentStepNode>(
      actor,
      ids,
      `SELECT development_id AS "developmentId", ordinal, kind, day::text, state_after AS "stateAfter", round, note, ballot,
              recorded_at AS "recordedAt"
       FROM member_development_step WHERE bureau_id = $1 AND development_id = ANY($2::uuid[]) ORDER BY ordinal LIMIT $3`,
    );
  }

  async recommendations(actor: Actor, ids: readonly string[]): Promise<RecommendationNode[][]> {
    return this.lines<RecommendationNode>(
      actor,
      ids,
      `SELECT development_id AS "developmentId", person_id AS "personId", round, recommended_on::text AS "recommendedOn"
       FROM member_recommendation WHERE bureau_id = $1 AND development_id = ANY($2::uuid[])
       ORDER BY round, recommended_on, id LIMIT $3`,
    );
  }

  async problems(actor: Actor, ids: readonly string[]): Promise<DevelopmentProblemNode[][]> {
    return this.lines<DevelopmentProblemNode>(
      actor,
      ids,
      `SELECT id, development_id AS "developmentId", found_on::text AS "foundOn", summary
       FROM member_development_problem WHERE bureau_id = $1 AND development_id = ANY($2::uuid[])
       ORDER BY found_on, id LIMIT $3`,
    );
  }

  private async lines<T extends { developmentId: string }>(
    actor: Actor,
    ids: readonly string[],
    sql: string,
  ): Promise<T[][]> {
    const rows = await this.reads.rows<T>(actor, sql, [
      actor.bureauId,
      ids,
      ids.length * mostLines,
    ]);
    return listsFor(ids, rows, ({ developmentId }) => developmentId);
  }
}

function unitsOf(actor: Actor): readonly string[] | null {
  const units = actor.unitIdsFor('member-development:read');
  return units === 'all' ? null : units;
}
