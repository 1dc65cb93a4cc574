import type { Day } from '../calendar/days.rules';
import { after } from '../calendar/durations.rules';
import type { Missing, TestResult } from './finding.rules';
import { chainState } from './review.rules';
import type { Counted } from './record-index.rules';
import { select } from './select-records.rules';
import { type Asked, firstThat, met, noRecord, type TestOf, unmet } from './test-parts.rules';

/** The newest record has passed its chain: an older version that passed does not speak for a newer one. */
export function reviewed({ index, duty }: Asked, test: TestOf<'reviewed'>): TestResult {
  const newest = select(index, duty, test.select).at(-1)?.record;
  if (!newest) return noRecord(test.select);
  const kind = newest.kind;
  const chain = index.chains.get(index.kinds.get(kind)?.chain ?? '');
  const { passedOn, open } = chainState(chain, newest.reviews, newest.on);
  if (passedOn !== null) return met(passedOn, [newest.id]);
  const steps = open.map((name): Missing => ({
    ...{ what: 'review', name, have: null, need: null },
    record: kind,
  }));
  return unmet([newest.id], ...steps);
}

/** Received by each target (or one of them); each receives for itself (R003.127). */
export function filed({ index, duty }: Asked, test: TestOf<'filed'>): TestResult {
  return firstThat(test.select, select(index, duty, test.select), (counted) => {
    const days = test.targets.map((target) => ({
      name: target,
      on: firstOn(counted.record.filedWith, (one) => one.target === target),
    }));
    return passage(counted, days, test.any, { what: 'filing', record: test.select.record });
  });
}

/** Shown to each scope, or to a wider one that includes it, and in time where a time is given. */
export function posted(asked: Asked, test: TestOf<'posted'>): TestResult {
  const { index, duty } = asked;
  return firstThat(test.select, select(index, duty, test.select), (counted) => {
    const days = test.scopes.map((scope) => ({
      name: scope,
      on: firstOn(counted.record.posted, (one) => includes(asked, one.scope, scope)),
    }));
    const record = test.select.record;
    const found = passage(counted, days, false, { what: 'posting', record });
    const last = lastDay(asked, test, counted.on);
    if ('missing' in found || last === null || found.on <= last) return found;
    return { missing: [{ what: 'gap', name: 'posting', have: found.on, need: last, record }] };
  });
}

function lastDay({ index }: Asked, { within }: TestOf<'posted'>, on: Day): Day | null {
  if (within === undefined) return null;
  const { promptly } = index.definition.interpretations;
  return after(index.calendar, on, within === 'promptly' ? promptly : within);
}

function passage(
  { on }: Counted,
  days: readonly { readonly name: string; readonly on: Day | null }[],
  any: boolean,
  { what, record }: Pick<Missing, 'what' | 'record'>,
): { readonly on: Day } | { readonly missing: readonly Missing[] } {
  const there = days.flatMap((one) => one.on ?? []).sort();
  const isDone = any ? there.length > 0 : there.length === days.length;
  const last = any ? there[0] : there.at(-1);
  if (isDone) return { on: last !== undefined && last > on ? last : on };
  return {
    missing: days
      .filter((one) => one.on === null)
      .map(({ name }): Missing => ({ what, name, have: null, need: null, record })),
  };
}

function firstOn<T extends { readonly on: Day }>(
  list: readonly T[],
  isIt: (one: T) => boolean,
): Day | null {
  let first: Day | null = null;
  for (const one of list) if (isIt(one) && (first === null || one.on < first)) first = one.on;
  return first;
}

/** A wider scope includes the narrower ones, and those what they include. */
function includes({ index }: Asked, wide: string, narrow: string): boolean {
  const scopes = index.definition.publicationScopes;
  const seen = new Set<string>();
  const open = [wide];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === narrow) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(scopes.find(({ key }) => key === at)?.includes ?? []));
  }
  return false;
}
