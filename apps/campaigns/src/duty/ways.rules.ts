import type { DutyRule } from '../template/duty-shape.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';
import type { DutyTest, LeafTest } from '../template/test-shape.rules';

/** By which of the simple verbs a duty can be met, beside recording the facts its test asks for. */
export type Fulfilment = 'record' | 'approval' | 'meeting' | 'appraisal';

export interface Ways {
  readonly fulfilment: Fulfilment;
  /** The kind of record the verb writes. */
  readonly recordKind: string;
  /** The field that says which items were handed in; null where there are none. */
  readonly itemsField: string | null;
  readonly requiredItems: readonly string[];
}

/** Read off the test of a rule: what `fulfilDuty`, `submitMaterials` and `holdMeeting` do for it. */
export function waysOf(
  { test }: Pick<DutyRule, 'test'>,
  {
    records,
    meetings,
    taxonomies,
  }: Pick<TemplateDefinition, 'records' | 'meetings' | 'taxonomies'>,
): Ways {
  const leaves = leavesOf(test);
  const reviewed = leaves.find(({ is }) => is === 'reviewed');
  const recordKind = kindsOf(reviewed ?? leaves[0])[0] ?? '';
  const kind = records.find(({ key }) => key === recordKind);
  const none = { recordKind, itemsField: null, requiredItems: [] };
  if (kind?.recordedBy.every((who) => who === 'system'))
    return { ...none, fulfilment: 'appraisal' };
  if (!reviewed)
    return {
      ...none,
      fulfilment: meetings.some(({ key }) => key === recordKind) ? 'meeting' : 'record',
    };
  const covered = leaves.find(
    (leaf) => leaf.is === 'covers' && leaf.select.record === recordKind,
  ) as Extract<LeafTest, { is: 'covers' }> | undefined;
  const field = kind?.fields.find(({ key, is }) => key === covered?.field && is === 'codes');
  const entries = taxonomies.find(({ key }) => field && 'of' in field && key === field.of)?.entries;
  return {
    ...{ fulfilment: 'approval', recordKind, itemsField: field?.key ?? null },
    requiredItems: field ? (covered?.entries ?? entries?.map(({ key }) => key) ?? []) : [],
  };
}

function leavesOf(test: DutyTest): LeafTest[] {
  return test.is === 'all' || test.is === 'any' ? test.tests.flatMap(leavesOf) : [test];
}

function kindsOf(leaf: LeafTest | undefined): string[] {
  if (!leaf) return [];
  if ('select' in leaf) return [leaf.select.record];
  if (leaf.is === 'order') return [leaf.first.record, leaf.then.record];
  return leaf.is === 'lasts' ? [leaf.from.record] : [];
}
