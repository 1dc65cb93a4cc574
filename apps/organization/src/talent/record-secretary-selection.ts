import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { secretaryKinds } from '../post/post-kinds.rules';
import { PostEntity } from '../post/post.entity';
import { PostIsVoid, PostNotFound } from '../post/post.errors';
import { SecretarySelectionEntity } from './secretary-selection.entity';
import { NoSecretaryPost, SelectionRecordedAlready } from './talent.errors';
import type { SelectionMethod } from './talent.rules';

export interface Selection {
  readonly postId: string;
  readonly method: SelectionMethod;
  readonly on: string;
}

/** Records how the holder of a secretary post was found, once (R004.24). */
export class RecordSecretarySelection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    { postId, method, on }: Selection,
  ): Promise<SecretarySelectionEntity> {
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const post = await tx.lock(PostEntity, postId);
        if (!post) throw new PostNotFound(postId);
        if (post.voidedAt !== null) throw new PostIsVoid();
        if (!secretaryKinds.includes(post.kind)) throw new NoSecretaryPost(postId);
        const recorded = {
          recordedBy: actor.personId ?? post.personId,
          recordedAt: this.clock.now(),
        };
        const row = { id: newId(), bureauId: post.bureauId, postId, method, selectedOn: on };
        const selection = tx.manager.create(SecretarySelectionEntity, { ...row, ...recorded });
        await tx.manager.insert(SecretarySelectionEntity, selection);
        return selection;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'secretary_selection_once')
        throw new SelectionRecordedAlready(postId);
      throw error;
    }
  }
}
