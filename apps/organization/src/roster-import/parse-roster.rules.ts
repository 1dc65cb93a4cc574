import { addAll } from './chinese-text.rules';
import { compactText, readFlattenedTable, readTitles } from './flattened-table.rules';
import type { LandlineDigits } from './phone-numbers.rules';
import { checkRoster, countRoster, markSharedMobiles } from './roster-checks.rules';
import type { RosterDraft } from './roster-draft.rules';
import { readGroups } from './roster-groups.rules';
import { ROSTER_ISSUE_CODES, rosterIssue, type RosterIssue } from './roster-issues.rules';
import { readRows } from './roster-rows.rules';

export interface RosterOptions {
  /** Length of a landline in the bureau's area; 8 when not given (5.3 item 13). */
  readonly landlineDigits?: LandlineDigits;
}

/** In UTF-16 code units: a hundred times the largest roster seen; bounds the work a wrong file can cause. */
export const ROSTER_MAX_CHARACTERS = 500_000;

const DOCUMENT = { line: 1, row: null, cell: 'document' } as const;

/**
 * Reads the flattened supervision annex (R000.76, 5.3) into a draft for the preview. Never throws and repairs nothing
 * silently: whatever is doubtful is an issue with place, reason and proposal. Linear in the length of the text.
 */
export function parseRoster(text: string, options: RosterOptions = {}): RosterDraft {
  if (text.length > ROSTER_MAX_CHARACTERS) {
    return refused(rosterIssue('ROSTER_TOO_LARGE', DOCUMENT, '', text.length));
  }
  const table = readFlattenedTable(text);
  if (!table.header) return refused(rosterIssue('ROSTER_NOT_A_ROSTER', DOCUMENT, ''));
  const rows = readRows(table.cells);
  const { groups, issues } = readGroups(rows, options.landlineDigits ?? 8);
  if (rows.length === 0) {
    issues.push(
      rosterIssue('ROSTER_EMPTY_TABLE', { ...DOCUMENT, line: table.header[0]!.line }, ''),
    );
  }
  addAll(issues, checkRoster(groups));
  return {
    ...readTitles(table.heading),
    heading: table.heading.map((paragraph) => paragraph.text),
    columns: table.header.map(compactText),
    legend: table.legend.map((paragraph) => paragraph.text),
    groups: markSharedMobiles(groups),
    counts: countRoster(groups),
    issues: inReadingOrder(issues),
  };
}

function refused(issue: RosterIssue): RosterDraft {
  const nothing = { heading: [], columns: [], legend: [], groups: [] };
  return { title: '', annexTitle: '', ...nothing, counts: countRoster([]), issues: [issue] };
}

/** By row, then by code: independent of how many lines a cell takes, so a printed roster yields the same list. */
function inReadingOrder(issues: readonly RosterIssue[]): RosterIssue[] {
  const rank = new Map(ROSTER_ISSUE_CODES.map((code, index) => [code, index]));
  return [...issues].sort(
    (a, b) => (a.row ?? 0) - (b.row ?? 0) || rank.get(a.code)! - rank.get(b.code)!,
  );
}
