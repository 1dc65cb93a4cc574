import type { ScopedReads } from '@huiyin/persistence';
import { CollectKeyShare } from './collect-key-share';
import { ConfirmKeyShare } from './confirm-key-share';
import { HandInKeyShare } from './hand-in-key-share';
import type { KeyCustody } from './key-custody.queries';
import { KeyShareResolver } from './key-share.resolver';
import { KeyShareScope } from './key-share-scope.queries';
import { SlowWhenWrong } from './slow-when-wrong';

/** What people do with the two halves of a split closing key. */
export function composeCustody(reads: ScopedReads, { shares }: KeyCustody): KeyShareResolver {
  const scope = new KeyShareScope(reads, shares);
  const slow = new SlowWhenWrong();
  const verbs = {
    collect: new CollectKeyShare(scope, shares),
    confirm: new ConfirmKeyShare(scope, shares, slow),
    handIn: new HandInKeyShare(scope, shares, slow),
  };
  return new KeyShareResolver(verbs, scope, shares);
}
