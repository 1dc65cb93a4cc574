import type { Tx } from '@huiyin/events';
import { announceVoidedHolding } from '../role-holding/announce-holding';
import { announceMemberships } from '../role-holding/announce-memberships';
import { announceSpan } from '../span/announce-span';
import type { PostEntity } from '../post/post.entity';

/** Ends posts on a day; those that would have begun later never begin. Says so. */
export async function leavePosts(
  tx: Tx,
  posts: readonly PostEntity[],
  { on, reason, now }: { on: string; reason: string; now: Date },
): Promise<void> {
  for (const post of posts) {
    if (post.validFrom > on) post.void(reason, now);
    else post.end(on);
    await tx.save(post);
    const holding = { ...post, role: post.kind };
    if (post.voidedAt === null) announceSpan(tx, holding);
    else announceVoidedHolding(tx, holding);
  }
  await announceMemberships(
    tx,
    posts.map(({ personId }) => personId),
  );
}
