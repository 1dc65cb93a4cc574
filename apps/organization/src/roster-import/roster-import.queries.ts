import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { isId } from '../loaders/ids.rules';
import { knownRoster } from './known-roster.queries';
import { planRoster } from './plan-roster.rules';
import type { RosterDifference } from './roster-differences.rules';
import { RosterImportNotFound } from './roster-import.errors';
import type { RosterImportNode } from './roster-import.types';

export class RosterImportQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  async byId(actor: Actor, id: string): Promise<RosterImportNode | null> {
    if (!isId(id)) return null;
    return this.reads.one(
      actor,
      `SELECT id, state, file_name AS "fileName", uploaded_at AS "uploadedAt", settled_at AS "settledAt", changes, draft
       FROM roster_import WHERE bureau_id = $1 AND id = $2 AND kind = 'roster'`,
      [actor.bureauId, id],
    );
  }

  async get(actor: Actor, id: string): Promise<RosterImportNode> {
    const found = await this.byId(actor, id);
    if (!found) throw new RosterImportNotFound(id);
    return found;
  }

  /** What a commit would change now: §4.23 "re-import compares and shows differences". Empty once nothing is to commit. */
  async differences(
    actor: Actor,
    { state, draft }: RosterImportNode,
  ): Promise<readonly RosterDifference[]> {
    if (state !== 'PREVIEWED' || !draft || actor.bureauId === null) return [];
    const known = await knownRoster(
      (sql, params) => this.reads.rows(actor, sql, params),
      actor.bureauId,
      await this.days.of(actor),
    );
    return planRoster(draft, known, newId).differences;
  }
}
