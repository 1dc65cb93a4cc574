import { addAll, readableLines, withoutWhiteSpace } from './chinese-text.rules';
import type { Paragraph } from './flattened-table.rules';
import { readLabelledTexts, type LabelledText, type ListRole } from './name-labels.rules';
import { readNames } from './person-names.rules';
import type { RosterPerson } from './roster-draft.rules';
import { rosterIssue, type RosterIssue } from './roster-issues.rules';

/** The persons after one label, such as the six deputies of a leading group. */
export interface NameSection {
  /** The organ the section belongs to (领导小组, 综合组 …); null when the list has no headings. */
  readonly heading: string | null;
  /** Null when the names have no label or an unknown one. */
  readonly role: ListRole | null;
  readonly label: string;
  readonly line: number;
  readonly persons: readonly RosterPerson[];
}

/** A proposal to be shown and corrected by a person before anything is stored (5.3 item 21). */
export interface NameList {
  readonly sections: readonly NameSection[];
  readonly issues: readonly RosterIssue[];
}

const NUMBERING = /^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*/;
const ORGAN = /(?:组|办公室)$/;
const PLACE = { row: null, cell: 'list' } as const;

/**
 * Reads a list of organs and persons as typed in a plan (R003.71): labels padded (`组 长:`), either colon, spaces
 * separating and padding at once, lists broken over lines, placeholders. Never throws; what is no name list is an issue.
 */
export function readNameList(text: string): NameList {
  const sections: NameSection[] = [];
  const issues: RosterIssue[] = [];
  let heading: string | null = null;
  let pending: Paragraph[] = [];
  const flush = (): void => {
    const read = readLabelledTexts(pending).map((labelled) => readSection(labelled, heading));
    addAll(
      sections,
      read.flatMap(({ section }) => (section ? [section] : [])),
    );
    addAll(
      issues,
      read.flatMap((part) => part.issues),
    );
    pending = [];
  };
  for (const paragraph of paragraphsOf(text)) {
    const { organ, rest } = cutOrgan(paragraph);
    if (organ !== null) {
      flush();
      heading = organ;
    }
    if (isSentence(rest.text))
      issues.push(rosterIssue('ROSTER_LINE_UNREADABLE', at(rest), rest.text));
    else if (rest.text !== '') pending.push(rest);
  }
  flush();
  return { sections, issues: issues.sort((a, b) => a.line - b.line) };
}

function at({ line }: { readonly line: number }) {
  return { ...PLACE, line };
}

function paragraphsOf(text: string): Paragraph[] {
  return readableLines(text)
    .map((raw, index) => ({ line: index + 1, text: raw.trim() }))
    .filter((paragraph) => paragraph.text !== '');
}

/** `（一）综合组`, `综合组：` or `综合组：组长：…` → the organ and what follows it in the line. */
function cutOrgan({ line, text }: Paragraph): { organ: string | null; rest: Paragraph } {
  const colon = text.search(/[:：]/);
  const before = colon < 0 ? text : text.slice(0, colon);
  const organ = withoutWhiteSpace(before.slice(0, 60)).replace(NUMBERING, '');
  if (before.length > 60 || !ORGAN.test(organ)) return { organ: null, rest: { line, text } };
  return { organ, rest: { line, text: colon < 0 ? '' : text.slice(colon + 1).trim() } };
}

/** Duties and body text: numbered lines, full stops, long lines without a gap. */
function isSentence(text: string): boolean {
  if (/[。；]/.test(text) || NUMBERING.test(text)) return true;
  return text.length > 40 && !/[\s、，,]/.test(text);
}

function readSection(
  labelled: LabelledText,
  heading: string | null,
): { section: NameSection | null; issues: readonly RosterIssue[] } {
  const { role, label, line, paragraphs } = labelled;
  const read = paragraphs.map((paragraph) => readNames(paragraph, PLACE, 'spaced'));
  const persons = read.flatMap((part) => part.persons);
  const issues = read.flatMap((part) => part.issues);
  const section = { heading, role, label, line, persons };
  if (role !== null) return { section, issues };
  const text = paragraphs.map((paragraph) => paragraph.text).join(' ');
  if (issues.some(({ code }) => code === 'ROSTER_NAME_UNLIKELY') || persons.length === 0) {
    const whole = label === '' ? text : `${label}：${text}`;
    return { section: null, issues: [rosterIssue('ROSTER_LINE_UNREADABLE', at({ line }), whole)] };
  }
  const doubt =
    label === ''
      ? rosterIssue('ROSTER_LABEL_MISSING', at({ line }), text)
      : rosterIssue('ROSTER_LABEL_UNKNOWN', at({ line }), label);
  return { section, issues: [doubt, ...issues] };
}
