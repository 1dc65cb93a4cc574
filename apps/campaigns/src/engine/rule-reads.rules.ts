import type { DutyDeadline, DutyRule } from '../template/duty-shape.rules';
import type { DutyTest, Selection } from '../template/test-shape.rules';

/** Everything a rule looks at: what is not in here can't change its duties. */
export interface RuleReads {
  readonly selections: readonly Selection[];
  /** Keys of roles whose holders its test asks for. */
  readonly askedRoles: readonly string[];
  /** Keys of roles whose holders owe it. */
  readonly owingRoles: readonly string[];
  /** Links whose days it counts from. */
  readonly links: readonly string[];
}

const cache = new WeakMap<DutyRule, RuleReads>();

export function readsOf(rule: DutyRule): RuleReads {
  const known = cache.get(rule);
  if (known) return known;
  const { owedBy } = rule;
  const leaves = leavesOf(rule.test);
  const deadlines = [rule.deadline, ...(rule.notBefore ? [rule.notBefore] : [])];
  const reads: RuleReads = {
    selections: [...leaves.flatMap(selectionsOf), ...deadlines.flatMap(anchorSelections)],
    askedRoles: leaves.flatMap((test) => (test.is === 'attended' ? [test.role] : [])),
    owingRoles:
      owedBy.each === 'person' ? [owedBy.role] : owedBy.each === 'pair' ? owedBy.between : [],
    links: deadlines.flatMap(anchorLinks),
  };
  cache.set(rule, reads);
  return reads;
}

type Leaf = Exclude<DutyTest, { is: 'all' | 'any' }>;

function leavesOf(test: DutyTest): Leaf[] {
  return test.is === 'all' || test.is === 'any' ? test.tests.flatMap(leavesOf) : [test];
}

function selectionsOf(test: Leaf): Selection[] {
  switch (test.is) {
    case 'order':
      return [test.first, test.then];
    case 'lasts':
      return test.to ? [test.from, test.to] : [test.from];
    case 'matches':
      return [test.select, test.as.select];
    default:
      return [test.select];
  }
}

function anchorOf(deadline: DutyDeadline) {
  if (deadline === 'none') return null;
  return 'after' in deadline ? deadline.after : 'before' in deadline ? deadline.before : null;
}

function anchorSelections(deadline: DutyDeadline): Selection[] {
  const anchor = anchorOf(deadline);
  if (anchor === null || typeof anchor === 'string') return [];
  if ('first' in anchor) return [anchor.first];
  return 'newest' in anchor ? [anchor.newest] : [];
}

function anchorLinks(deadline: DutyDeadline): string[] {
  const anchor = anchorOf(deadline);
  return anchor !== null && typeof anchor !== 'string' && 'link' in anchor ? [anchor.link] : [];
}
