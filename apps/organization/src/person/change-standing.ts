import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { PostEntity } from '../post/post.entity';
import { announceMemberships } from '../role-holding/announce-memberships';
import { LaterChangeRecorded } from './affiliation.errors';
import { leavePosts } from './leave-posts';
import { lockPerson } from './lock-person';
import { standingsFrom } from './person-change.queries';
import { PersonStandingEntity } from './person-standing.entity';
import type { PersonEntity } from './person.entity';
import { plainStaff, sameStanding, type Standing, workingKinds } from './person.rules';

export interface StandingChange {
  readonly personId: string;
  /** First day, YYYY-MM-DD. */
  readonly on: string;
  /** What changes; what is absent stays. */
  readonly changes: Partial<Standing>;
}

/** Kind, rank or Party membership of somebody from a day on. Who no longer works loses the staff post. Twice: nothing new. */
export class ChangeStanding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { personId, on, changes }: StandingChange): Promise<PersonEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const person = await lockPerson(tx, personId);
      const standing = await changeStanding(tx, person, { on, changes });
      if (!workingKinds.includes(standing.kind)) await this.endStaffPosts(tx, personId, on);
      emitGrantsChanged(tx, person.bureauId, [personId]);
      return person;
    });
  }

  private async endStaffPosts(tx: Tx, personId: string, on: string): Promise<void> {
    const posts = await tx.manager.findBy(PostEntity, { personId, kind: 'staff' });
    const open = posts.filter(
      ({ voidedAt, validTo }) => voidedAt === null && (validTo === null || validTo > on),
    );
    await leavePosts(tx, open, { on, reason: 'no longer working', now: this.clock.now() });
  }
}

/** The new standing of a locked person from a day on; nothing is written when nothing changes. */
export async function changeStanding(
  tx: Tx,
  { id, bureauId }: PersonEntity,
  { on, changes }: Omit<StandingChange, 'personId'>,
): Promise<Standing> {
  const [current, later] = await standingsFrom(tx.manager, id, on);
  if (later) throw new LaterChangeRecorded(later.validFrom);
  if (current && current.validFrom > on) throw new LaterChangeRecorded(current.validFrom);
  const { kind, rank, isCpcMember } = current ?? plainStaff;
  const next: Standing = {
    kind: changes.kind ?? kind,
    rank: changes.rank === undefined ? rank : changes.rank,
    isCpcMember: changes.isCpcMember === undefined ? isCpcMember : changes.isCpcMember,
  };
  if (current && sameStanding(current, next)) return next;
  if (current) await tx.save(Object.assign(current, { validTo: on }));
  await tx.manager.insert(PersonStandingEntity, {
    id: newId(),
    bureauId,
    personId: id,
    ...next,
    validFrom: on,
    validTo: null,
  });
  await announceMemberships(tx, [id]);
  return next;
}
