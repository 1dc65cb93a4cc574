import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import type { LedgerItemNode } from './ledger-item.types';

/** `_entities` for LedgerItem: the loader applies the actor's row scope, a foreign id resolves to null. */
export function resolveLedgerItem(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<LedgerItemNode | null> {
  return loaders.ledgerItem.load(reference.id);
}
