import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import type { OpinionNode, OpinionReceiptNode } from './opinion.types';

/** `_entities` for Opinion: only for those who may read opinions, within their own rows. */
export function resolveOpinion(
  { id }: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<OpinionNode | null> {
  return loaders.opinion.load(id);
}

/** `_entities` for OpinionReceipt: the key is the capability. */
export function resolveOpinionReceipt(
  { answerKey }: { answerKey: string },
  { loaders }: RequestContext<Loaders>,
): Promise<OpinionReceiptNode | null> {
  return loaders.receipt.load(answerKey);
}
