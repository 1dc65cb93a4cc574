import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { onesFor } from '../loaders/batches.rules';
import type { BureauNode } from './bureau.types';

const own = `
  SELECT b.id, b.name, b.area_code AS "areaCode", b.time_zone AS "timeZone", c.name AS "cityName"
  FROM bureau b JOIN city c ON c.id = b.city_id WHERE b.bureau_id = $1`;

// The city level belongs to no bureau: a narrow function gives it the names of its bureaus and nothing else.
const ofOfficial = `
  SELECT o.id, o.name, NULL AS "areaCode", NULL AS "timeZone", NULL AS "cityName" FROM bureaus_of_official($1) o`;

export class BureauQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The own bureau; for the city level all bureaus of the city, by name. */
  list(actor: Actor): Promise<BureauNode[]> {
    if (actor.hasRole('city-office')) return this.reads.rows(actor, ofOfficial, [actor.personId]);
    return this.reads.rows(actor, own, [actor.bureauId]);
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<(BureauNode | null)[]> {
    return onesFor(ids, await this.list(actor), ({ id }) => id);
  }
}
