import type { Actor } from '@huiyin/identity';
import { AppraisalNotFound } from '../appraisal/appraisal.errors';
import { KeySharesNotDue } from './custody.errors';
import { type KeyShare, ordinalOf, sharesAreCollected } from './key-share.rules';
import type { KeyShareScope } from './key-share-scope.queries';
import type { KeyShares } from './key-shares.queries';

/** Shows one share of the closing key to a member of the supervision group, to be printed or written down. */
export class CollectKeyShare {
  constructor(
    private readonly scope: KeyShareScope,
    private readonly shares: KeyShares,
  ) {}

  /**
   * Until it is confirmed the same share can be shown again. Nobody ever sees both.
   * @throws AppraisalNotFound, CustodyOfOwnUnit, KeySharesNotDue, ClosingKeyNotSplit, KeyShareCollected, KeyShareNeedsAnother
   */
  async execute(
    actor: Actor,
    { appraisalId, share }: { appraisalId: string; share: KeyShare },
  ): Promise<{ share: KeyShare; text: string }> {
    const state = await this.scope.stateUnder('key-share:collect', actor, appraisalId);
    if (!actor.personId || state === null) throw new AppraisalNotFound(appraisalId);
    if (!sharesAreCollected(state)) throw new KeySharesNotDue('collect', state);
    const text = await this.shares.collect(appraisalId, ordinalOf(share), actor.personId);
    return { share, text };
  }
}
