import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor } from '../loaders/batches.rules';
import { isId } from '../loaders/ids.rules';
import { secretaryKinds } from '../post/post-kinds.rules';
import type { ReserveLevel } from './talent.rules';
import type {
  CareRecordNode,
  ReserveCadreNode,
  Secretary,
  SecretaryTrainingNode,
  TalentEntryNode,
  TalentListNode,
} from './talent.types';

const span = (alias: string) =>
  `${alias}.id, ${alias}.valid_from::text AS "validFrom", ${alias}.valid_to::text AS "validTo"`;

const most = 500;

/** Lists of the own bureau; whoever may read them reads all of it. */
export class TalentQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  async lists(actor: Actor, asOf: AsOf): Promise<TalentListNode[]> {
    const rows = await this.reads.rows<TalentListNode>(
      actor,
      `SELECT ${span('l')}, l.name, l.level, l.target_count AS "targetCount" FROM talent_list l
       WHERE l.bureau_id = $1 AND ${validOn('l', '$2')} ORDER BY l.level, l.name, l.id LIMIT ${most}`,
      [actor.bureauId, await this.days.of(actor, asOf)],
    );
    return stamped(rows, asOf);
  }

  async entries(
    actor: Actor,
    listIds: readonly string[],
    asOf: AsOf,
  ): Promise<TalentEntryNode[][]> {
    const rows = await this.reads.rows<TalentEntryNode>(
      actor,
      `SELECT ${span('e')}, e.list_id AS "listId", e.person_id AS "personId" FROM talent_entry e
       WHERE e.bureau_id = $1 AND e.list_id = ANY($2::uuid[]) AND ${validOn('e', '$3')}
       ORDER BY e.valid_from, e.id LIMIT $4`,
      [actor.bureauId, listIds, await this.days.of(actor, asOf), listIds.length * most],
    );
    return listsFor(listIds, rows, ({ listId }) => listId);
  }

  async reserve(
    actor: Actor,
    forLevel: ReserveLevel | null,
    asOf: AsOf,
  ): Promise<ReserveCadreNode[]> {
    return this.reads.rows(
      actor,
      `SELECT ${span('r')}, r.person_id AS "personId", r.for_level AS "forLevel", r.education, r.specialty,
              r.age_band AS "ageBand"
       FROM reserve_cadre r WHERE r.bureau_id = $1 AND ${validOn('r', '$2')} AND ($3::text IS NULL OR r.for_level = $3)
       ORDER BY r.for_level, r.specialty, r.id LIMIT ${most}`,
      [actor.bureauId, await this.days.of(actor, asOf), forLevel],
    );
  }

  /** R004.13: secretaries in office at the end of a year (today in a running one), with their trainings of the year. */
  async secretaries(actor: Actor, year: number, untrainedOnly: boolean): Promise<Secretary[]> {
    const today = await this.days.of(actor);
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    return this.reads.rows(
      actor,
      `SELECT p.id AS "postId", p.person_id AS "personId", p.unit_id AS "unitId", s.method AS "selectedBy",
              t.last::text AS "lastTrainedOn", t.trainings
       FROM post p LEFT JOIN secretary_selection s ON s.bureau_id = p.bureau_id AND s.post_id = p.id
       CROSS JOIN LATERAL (SELECT max(t.began_on) AS last, count(*)::int AS trainings FROM secretary_training t
         WHERE t.bureau_id = p.bureau_id AND t.person_id = p.person_id AND t.began_on BETWEEN $3 AND $4) t
       WHERE p.bureau_id = $1 AND p.kind = ANY($5) AND p.voided_at IS NULL AND ${validOn('p', '$2')}
         AND NOT ($6::boolean AND t.trainings > 0)
       ORDER BY t.last NULLS FIRST, p.id LIMIT ${most}`,
      [actor.bureauId, today < last ? today : last, first, last, secretaryKinds, untrainedOnly],
    );
  }

  trainings(actor: Actor, personId: string): Promise<SecretaryTrainingNode[]> {
    if (!isId(personId)) return Promise.resolve([]);
    return this.reads.rows(
      actor,
      `SELECT id, person_id AS "personId", form, topic, began_on::text AS "beganOn", half_days AS "halfDays"
       FROM secretary_training WHERE bureau_id = $1 AND person_id = $2 ORDER BY began_on DESC, id LIMIT ${most}`,
      [actor.bureauId, personId],
    );
  }

  care(actor: Actor, personId: string): Promise<CareRecordNode[]> {
    if (!isId(personId)) return Promise.resolve([]);
    return this.reads.rows(
      actor,
      `SELECT id, person_id AS "personId", kind, given_on::text AS "givenOn", summary
       FROM care_record WHERE bureau_id = $1 AND person_id = $2 ORDER BY given_on DESC, id LIMIT ${most}`,
      [actor.bureauId, personId],
    );
  }
}
