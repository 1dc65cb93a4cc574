import type { AppraisalSummaryLineNode } from './appraisal-summary.types';
import type { SummaryLine } from './summary.rules';

/** The only way from a line to the graph and to a file: through its disclosed cell. */
export function lineView({ cell, grades, ...line }: SummaryLine): AppraisalSummaryLineNode {
  const { sheets, n, k, ruleVersion, withheld, counts, favourable } = cell;
  const about = { ...line, sheets, n, withheld, threshold: k, ruleVersion };
  if (counts === null) return { ...about, counts: null, favourableShare: null, mean: null };
  const sum = grades.reduce((total, { id, value }) => total + value * (counts[id] ?? 0), 0);
  return {
    ...about,
    counts: grades.map(({ id }) => ({ grade: id, count: counts[id] ?? 0 })),
    favourableShare: favourable / n,
    mean: sum / n,
  };
}
