import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';

export class MeQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The asker's own name; city officials stand beside the bureaus. */
  async nameOf(actor: Actor): Promise<string | null> {
    const row = await this.reads.one<{ name: string }>(
      actor,
      `SELECT name FROM person WHERE bureau_id = $1 AND id = $2
       UNION ALL SELECT name FROM city_official WHERE $1::uuid IS NULL AND person_id = $2 LIMIT 1`,
      [actor.bureauId, actor.personId],
    );
    return row?.name ?? null;
  }
}
