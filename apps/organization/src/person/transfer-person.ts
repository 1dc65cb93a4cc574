import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { writePosts } from '../post/write-posts';
import { announceMemberships } from '../role-holding/announce-memberships';
import { followPlannedEnds, unitToHoldAt } from '../unit/hold-at-unit';
import type { UnitEntity } from '../unit/unit.entity';
import { LaterChangeRecorded } from './affiliation.errors';
import { leavePosts } from './leave-posts';
import { lockPerson } from './lock-person';
import { PersonAffiliationEntity } from './person-affiliation.entity';
import { homesFrom, postsAtFrom, standingsFrom, unitsLeft } from './person-change.queries';
import type { PersonEntity } from './person.entity';

export interface Transfer {
  readonly personId: string;
  /** The new home unit or department; null: leaves the bureau's units (release). */
  readonly unitId: string | null;
  /** First day there, YYYY-MM-DD. */
  readonly on: string;
}

/**
 * Moves somebody to another home unit from a day on: the same person, with the past where it was. The posts at the unit
 * left end on that day, a staff post begins at the new one. Attachments elsewhere go on. Done twice, nothing new.
 */
export class TransferPerson {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, transfer: Transfer): Promise<PersonEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const person = await lockPerson(tx, transfer.personId);
      const unit =
        transfer.unitId === null ? null : await unitToHoldAt(tx, transfer.unitId, transfer.on);
      const homes = await homesFrom(tx.manager, person.id, transfer.on);
      const [home, later] = homes;
      if (later) throw new LaterChangeRecorded(later.validFrom);
      if (home && home.validFrom > transfer.on) throw new LaterChangeRecorded(home.validFrom);
      if ((home?.unitId ?? null) === transfer.unitId && !home?.validTo) return person;
      const isStaff = home
        ? await this.leave(tx, home, transfer)
        : await isStaffOn(tx, person.id, transfer.on);
      if (unit) await arrive(tx, person, unit, { from: transfer.on, isStaff });
      await announceMemberships(tx, [person.id]);
      emitGrantsChanged(tx, person.bureauId, [person.id]);
      if (unit) await followPlannedEnds(tx, [unit.id]);
      return person;
    });
  }

  private async leave(tx: Tx, home: PersonAffiliationEntity, { unitId, on }: Transfer) {
    home.end(on);
    await tx.save(home);
    const left = await unitsLeft(tx.manager, { from: home.unitId, to: unitId, on });
    const posts = await postsAtFrom(tx.manager, home.personId, left, on);
    await leavePosts(tx, posts, { on, reason: 'transferred', now: this.clock.now() });
    return posts.some(({ kind }) => kind === 'staff');
  }
}

async function isStaffOn(tx: Tx, personId: string, day: string): Promise<boolean> {
  const [standing] = await standingsFrom(tx.manager, personId, day);
  return (standing?.kind ?? 'staff') === 'staff';
}

async function arrive(
  tx: Tx,
  { id, bureauId }: PersonEntity,
  unit: UnitEntity,
  { from, isStaff }: { from: string; isStaff: boolean },
): Promise<void> {
  const span = { bureauId, personId: id, unitId: unit.id, validFrom: from, validTo: null };
  await tx.manager.insert(PersonAffiliationEntity, { id: newId(), kind: 'own', ...span });
  if (isStaff) await writePosts(tx, [{ ...span, unitKind: unit.kind, kind: 'staff' }]);
}
