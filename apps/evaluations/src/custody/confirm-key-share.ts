import { readKeyShare } from '@huiyin/ballot';
import type { Actor } from '@huiyin/identity';
import { AppraisalNotFound } from '../appraisal/appraisal.errors';
import type { KeyShareRow } from './key-share.rules';
import type { KeyShareScope } from './key-share-scope.queries';
import type { KeyShares } from './key-shares.queries';
import type { SlowWhenWrong } from './slow-when-wrong';

/** The holder types the share back from the print-out: only then is it gone from the service, and tickets can be issued. */
export class ConfirmKeyShare {
  constructor(
    private readonly scope: KeyShareScope,
    private readonly shares: KeyShares,
    private readonly slow: SlowWhenWrong,
  ) {}

  /**
   * Asking again after a lost answer does no harm.
   * @throws AppraisalNotFound, ClosingKeyNotSplit, KeyShareNotYours, KeyShareUnreadable, KeyShareWrong, TooManyWrongShares
   */
  async execute(
    actor: Actor,
    { appraisalId, text }: { appraisalId: string; text: string },
  ): Promise<KeyShareRow[]> {
    const { personId } = actor;
    const state = await this.scope.state(actor, appraisalId);
    if (!personId || state === null) throw new AppraisalNotFound(appraisalId);
    await this.slow.run(() => this.shares.confirm(appraisalId, readKeyShare(text), personId));
    return this.shares.of(appraisalId);
  }
}
