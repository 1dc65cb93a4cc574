import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import type { OpinionReceiptNode } from './public-answer.types';

/** `_entities` for OpinionReceipt, signed in or not: only the holder of the pick-up code can make the key. */
export async function resolveOpinionReceipt(
  { answerKey }: { answerKey: unknown },
  { loaders }: RequestContext<Loaders>,
): Promise<OpinionReceiptNode | null> {
  return typeof answerKey === 'string' ? loaders.receipt.load(answerKey) : null;
}
