import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { listsFor } from '../loaders/batches.rules';
import type { PostNode } from './post.types';

export class PostQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Posts of people the actor was shown already, past ones included, latest first. */
  async ofPersons(actor: Actor, personIds: readonly string[]): Promise<PostNode[][]> {
    const rows = await this.reads.rows<PostNode>(
      actor,
      `SELECT id, person_id AS "personId", unit_id AS "unitId", kind, valid_from::text AS "validFrom",
              valid_to::text AS "validTo"
       FROM post WHERE bureau_id = $1 AND person_id = ANY($2::uuid[]) ORDER BY valid_from DESC, kind, id LIMIT $3`,
      [actor.bureauId, personIds, personIds.length * 100],
    );
    return listsFor(personIds, rows, ({ personId }) => personId);
  }
}
