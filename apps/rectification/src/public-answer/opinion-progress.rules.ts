import type { LedgerItemState } from '../ledger-item/ledger-item.rules';
import type { ProblemState } from '../problem/problem.entity';

export type OpinionProgress =
  'RECEIVED' | 'NOT_TAKEN_UP' | 'TAKEN_UP' | 'UNDER_RECTIFICATION' | 'ANSWERED' | 'REOPENED';

/** What a sender is told: coarse on purpose, nobody's name and no inner step. */
export function progressOf(
  problem: ProblemState,
  items: readonly LedgerItemState[],
): OpinionProgress {
  if (problem === 'REJECTED') return 'NOT_TAKEN_UP';
  if (problem === 'FOUND') return 'RECEIVED';
  if (items.length === 0) return 'TAKEN_UP';
  if (items.includes('REOPENED')) return 'REOPENED';
  return items.every((state) => state === 'CLOSED_WITH_FEEDBACK')
    ? 'ANSWERED'
    : 'UNDER_RECTIFICATION';
}
