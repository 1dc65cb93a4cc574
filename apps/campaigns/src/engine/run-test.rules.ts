import type { DutyTest } from '../template/test-shape.rules';
import { length, share } from './content-tests.rules';
import { covers, distinct, recorded, total } from './count-tests.rules';
import { isBreach, type TestResult } from './finding.rules';
import { lasts, order } from './order-tests.rules';
import { filed, posted, reviewed } from './passage-tests.rules';
import { attended, matches, never } from './presence-tests.rules';
import type { Asked } from './test-parts.rules';

/** Runs a test over the world of a duty: no clock, no order of arrival, the same answer for the same facts. */
export function runTest(asked: Asked, test: DutyTest): TestResult {
  switch (test.is) {
    case 'recorded':
      return recorded(asked, test);
    case 'total':
      return total(asked, test);
    case 'distinct':
      return distinct(asked, test);
    case 'covers':
      return covers(asked, test);
    case 'share':
      return share(asked, test);
    case 'length':
      return length(asked, test);
    case 'order':
      return order(asked, test);
    case 'lasts':
      return lasts(asked, test);
    case 'reviewed':
      return reviewed(asked, test);
    case 'filed':
      return filed(asked, test);
    case 'posted':
      return posted(asked, test);
    case 'attended':
      return attended(asked, test);
    case 'matches':
      return matches(asked, test);
    case 'never':
      return never(asked, test);
    case 'all':
      return allOf(test.tests.map((each) => runTest(asked, each)));
    case 'any':
      return anyOf(test.tests.map((each) => runTest(asked, each)));
  }
}

/** Met when the last of them is. */
function allOf(results: readonly TestResult[]): TestResult {
  const reads = unique(results);
  const missing = results.flatMap((result) => result.missing);
  if (results.some(({ metOn }) => metOn === null)) return { metOn: null, reads, missing };
  const metOn = results.reduce((last, { metOn: on }) => (on !== null && on > last ? on : last), '');
  return { metOn, reads, missing: [] };
}

/** Met when the first of them is; unmet, what is missing in the way that lacks least and breaks nothing. */
function anyOf(results: readonly TestResult[]): TestResult {
  const done = results.filter(({ metOn }) => metOn !== null);
  if (done.length > 0)
    return done.reduce((first, one) => ((one.metOn ?? '') < (first.metOn ?? '') ? one : first));
  const weight = ({ missing }: TestResult) => missing.length + (isBreach(missing) ? 1_000 : 0);
  const nearest = results.reduce((best, one) => (weight(one) < weight(best) ? one : best));
  return { metOn: null, reads: unique(results), missing: nearest.missing };
}

function unique(results: readonly TestResult[]): string[] {
  return [...new Set(results.flatMap(({ reads }) => reads))];
}
