import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { emitGrantsChanged } from '../account/grants-changed';
import { announceMemberships } from '../role-holding/announce-memberships';
import { announceSpan } from '../span/announce-span';
import { PostEntity } from './post.entity';
import { PostNotFound } from './post.errors';

/** Ends a post, so that a successor can be appointed; the past stays readable. */
export class EndPost {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, postId: string, on: string): Promise<PostEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const post = await tx.lock(PostEntity, postId);
      if (!post) throw new PostNotFound(postId);
      post.end(on);
      await tx.save(post);
      announceSpan(tx, { ...post, role: post.kind });
      await announceMemberships(tx, [post.personId]);
      emitGrantsChanged(tx, post.bureauId, [post.personId]);
      return post;
    });
  }
}
