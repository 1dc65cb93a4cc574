import type { Day } from '../calendar/days.rules';
import type { ReviewChain } from '../template/record-shape.rules';
import type { ReviewStep } from './world.rules';

export interface ChainState {
  /** The day the last step was passed; null: not all are. */
  readonly passedOn: Day | null;
  /** Steps still to pass, in the order of the chain. */
  readonly open: readonly string[];
  /** Sent back and not taken up again. */
  readonly isReturned: boolean;
}

const passedAtOnce = (on: Day): ChainState => ({ passedOn: on, open: [], isReturned: false });

/**
 * Where a record stands in its chain, by the days the steps were taken and not by when they were written down. A return
 * clears the steps before it; in a strict chain a step counts only after those before it. Without a chain it passed on
 * the day it was made.
 */
export function chainState(
  chain: ReviewChain | undefined,
  reviews: readonly ReviewStep[],
  madeOn: Day,
): ChainState {
  if (!chain) return passedAtOnce(madeOn);
  const keys = chain.steps.map(({ key }) => key);
  const passed = new Map<string, Day>();
  let isReturned = false;
  for (const { step, outcome, on } of inOrder(reviews)) {
    isReturned = outcome === 'returned';
    if (isReturned) passed.clear();
    else if (keys.includes(step) && (chain.order === 'any' || isNext(step, keys, passed)))
      if (!passed.has(step)) passed.set(step, on);
  }
  const open = keys.filter((key) => !passed.has(key));
  const last = [...passed.values()].reduce((later, on) => (on > later ? on : later), madeOn);
  return { passedOn: open.length === 0 ? last : null, open, isReturned };
}

/** By day; those of one day as they were given (a stable sort keeps them). */
function inOrder(reviews: readonly ReviewStep[]): readonly ReviewStep[] {
  if (reviews.length < 2) return reviews;
  return [...reviews].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function isNext(step: string, keys: readonly string[], passed: ReadonlyMap<string, Day>): boolean {
  return keys.slice(0, keys.indexOf(step)).every((key) => passed.has(key));
}
