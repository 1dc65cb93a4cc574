import { readKeyShare } from '@huiyin/ballot';
import type { Actor } from '@huiyin/identity';
import { AppraisalNotFound } from '../appraisal/appraisal.errors';
import { KeySharesNotDue } from './custody.errors';
import { type KeyShareRow, sharesAreHandedIn } from './key-share.rules';
import type { KeyShareScope } from './key-share-scope.queries';
import type { KeyShares } from './key-shares.queries';
import type { SlowWhenWrong } from './slow-when-wrong';

/** After the box was sealed, by the person who collected it: with both shares the sheets can be counted. */
export class HandInKeyShare {
  constructor(
    private readonly scope: KeyShareScope,
    private readonly shares: KeyShares,
    private readonly slow: SlowWhenWrong,
  ) {}

  /**
   * Asking again does no harm. Whoever kept the share may hand it in even when no longer in the supervision group.
   * @throws AppraisalNotFound, KeySharesNotDue, ClosingKeyNotSplit, KeyShareNotYours, KeyShareUnreadable, KeyShareWrong,
   *   TooManyWrongShares
   */
  async execute(
    actor: Actor,
    { appraisalId, text }: { appraisalId: string; text: string },
  ): Promise<KeyShareRow[]> {
    const { personId } = actor;
    const state = await this.scope.state(actor, appraisalId);
    if (!personId || state === null) throw new AppraisalNotFound(appraisalId);
    if (!sharesAreHandedIn(state)) throw new KeySharesNotDue('hand-in', state);
    await this.slow.run(() => this.shares.handIn(appraisalId, readKeyShare(text), personId));
    return this.shares.of(appraisalId);
  }
}
