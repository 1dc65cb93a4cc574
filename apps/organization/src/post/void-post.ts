import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { announceVoidedHolding } from '../role-holding/announce-holding';
import { announceMemberships } from '../role-holding/announce-memberships';
import { PostEntity } from './post.entity';
import { PostNotFound } from './post.errors';

/** Takes back a post recorded by mistake: kept with its reason, counted as never held. Twice: nothing new. */
export class VoidPost {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, postId: string, reason: string): Promise<PostEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const post = await tx.lock(PostEntity, postId);
      if (!post) throw new PostNotFound(postId);
      if (post.voidedAt !== null) return post;
      post.void(reason, this.clock.now());
      await tx.save(post);
      announceVoidedHolding(tx, { ...post, role: post.kind });
      await announceMemberships(tx, [post.personId]);
      emitGrantsChanged(tx, post.bureauId, [post.personId]);
      return post;
    });
  }
}
