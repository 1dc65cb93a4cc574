import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { refusedApart } from '../role-holding/duties-apart';
import { knownRoster } from './known-roster.queries';
import { planRoster } from './plan-roster.rules';
import { RosterImportEntity } from './roster-import.entity';
import { RosterImportNotFound } from './roster-import.errors';
import { writeRosterPlan } from './write-roster-plan';

/** Takes the whole roster over in one transaction, or nothing of it. Committed again, it answers with the first result. */
export class CommitRoster {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A roster that puts somebody of the office into a group is refused whole (`OfficeAndSupervisionApart`). */
  execute(actor: Actor, importId: string): Promise<string> {
    return refusedApart(this.commit(actor, importId));
  }

  private commit(actor: Actor, importId: string): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      // The bureau is locked, too: two uploads of the same roster must not both find their units missing.
      const bureau = actor.bureauId === null ? null : await tx.lock(BureauEntity, actor.bureauId);
      const upload = await tx.lock(RosterImportEntity, importId);
      if (!bureau || upload?.kind !== 'roster') throw new RosterImportNotFound(importId);
      const draft = upload.committable();
      if (!draft) return upload.id;
      const now = this.clock.now();
      const today = localDay(now, bureau.timeZone);
      const known = await knownRoster(
        (sql, params) => tx.manager.query(sql, [...params]),
        bureau.id,
        today,
      );
      const plan = planRoster(draft, known, newId);
      await writeRosterPlan(tx, plan, known, {
        bureauId: bureau.id,
        today,
      });
      upload.committed(plan.differences.length, now);
      await tx.save(upload);
      return upload.id;
    });
  }
}
