import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { AccountEntity } from '../account/account.entity';
import { emitGrantsChanged } from '../account/grants-changed';
import { recordAccess } from '../account/write-accounts';
import { PostEntity } from '../post/post.entity';
import { announceHolding, announceVoidedHolding } from '../role-holding/announce-holding';
import { announceMemberships } from '../role-holding/announce-memberships';
import { lockPerson } from './lock-person';
import { announceLeftOut, announceMoved } from './announce-moved';
import { moveRows, moveSpans, postsHeldByBoth } from './merge-people.queries';
import { PersonMergeEntity } from './person-merge.entity';
import type { PersonEntity } from './person.entity';
import { MergeCollides, MergeNeedsOneLogin, MergeWithItself } from './person.errors';

export interface Merge {
  /** The entry that stays. */
  readonly keptId: string;
  readonly duplicateId: string;
  /** How the office knows that both are one person. */
  readonly reason: string;
}

const collisions =
  /^(supervision_|unit_contact_|acting_|work_group_|contact_point_|unit_facility_|separated_|member_|talent_|reserve_|secretary_|care_)/;

/**
 * Two entries are one person (§7.52): said by the office with its reason, never guessed. Everything goes on under the
 * kept entry; the other stays as a signpost. What both say twice is left out and kept in the record of the merge.
 */
export class MergePeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, merge: Merge): Promise<PersonEntity> {
    if (merge.keptId === merge.duplicateId) throw new MergeWithItself();
    try {
      return await this.unitOfWork.run(actor, (tx) => this.merge(tx, actor, merge));
    } catch (error) {
      const broken = violatedConstraint(error);
      if (broken !== undefined && collisions.test(broken)) throw new MergeCollides(broken);
      throw error;
    }
  }

  private async merge(tx: Tx, actor: Actor, { keptId, duplicateId, reason }: Merge) {
    const [kept, duplicate] = await lockBoth(tx, keptId, duplicateId);
    const moment = { bureauId: kept.bureauId, now: this.clock.now() };
    await moveLogin(tx, actor, { keptId, duplicateId }, moment);
    const affiliations = await moveSpans(tx.manager, 'person_affiliation', keptId, duplicateId);
    const standings = await moveSpans(tx.manager, 'person_standing', keptId, duplicateId);
    const leftOut = [...affiliations.leftOut, ...standings.leftOut];
    await movePosts(tx, { keptId, duplicateId }, moment.now);
    const moved = await moveRows(tx.manager, keptId, duplicateId);
    await announceMoved(tx, [affiliations.moved, ...moved]);
    announceLeftOut(tx, affiliations.leftOut);
    await announceMemberships(tx, [keptId]);
    await tx.save(Object.assign(duplicate, { mergedIntoId: keptId }));
    await tx.manager.insert(PersonMergeEntity, {
      id: newId(),
      bureauId: kept.bureauId,
      keptId,
      duplicateId,
      reason,
      leftOut,
      mergedBy: actor.personId ?? keptId,
      mergedAt: moment.now,
    } as never);
    emitGrantsChanged(tx, kept.bureauId, [keptId, duplicateId]);
    return kept;
  }
}

/** In the order of their ids: two merges of the same two, the other way round, must not wait for each other. */
async function lockBoth(tx: Tx, keptId: string, duplicateId: string) {
  const locked = new Map<string, PersonEntity>();
  for (const id of [keptId, duplicateId].sort()) locked.set(id, await lockPerson(tx, id));
  return [locked.get(keptId)!, locked.get(duplicateId)!] as const;
}

interface Two {
  readonly keptId: string;
  readonly duplicateId: string;
}

async function moveLogin(
  tx: Tx,
  actor: Actor,
  { keptId, duplicateId }: Two,
  moment: { bureauId: string; now: Date },
): Promise<void> {
  const account = await tx.manager.findOneBy(AccountEntity, { personId: duplicateId });
  if (!account) return;
  if (await tx.manager.existsBy(AccountEntity, { personId: keptId }))
    throw new MergeNeedsOneLogin(keptId, duplicateId);
  await tx.save(Object.assign(account, { personId: keptId }));
  const login = { subject: account.subject, personId: keptId };
  await recordAccess(tx, actor, [login], 'moved', moment);
}

async function movePosts(tx: Tx, { keptId, duplicateId }: Two, now: Date): Promise<void> {
  for (const post of await postsHeldByBoth(tx.manager, keptId, duplicateId)) {
    post.void('merged: the kept entry holds it', now);
    await tx.save(post);
    announceVoidedHolding(tx, { ...post, role: post.kind });
  }
  for (const post of await tx.manager.findBy(PostEntity, { personId: duplicateId })) {
    if (post.voidedAt !== null) continue;
    post.personId = keptId;
    await tx.save(post);
    announceHolding(tx, { ...post, role: post.kind });
  }
}
