import { addAll, readChineseNumber, toHalfWidth, withoutWhiteSpace } from './chinese-text.rules';
import type { Paragraph, TableCell } from './flattened-table.rules';
import { readLabelledTexts, type LabelledText } from './name-labels.rules';
import { nameIssues, readNames } from './person-names.rules';
import { readPhones, type LandlineDigits } from './phone-numbers.rules';
import type { RosterContact, RosterPerson, RosterPhone } from './roster-draft.rules';
import { rosterIssue, type RosterIssue, type RosterPlace } from './roster-issues.rules';

export interface ReadMembers {
  readonly leader: RosterPerson | null;
  readonly members: readonly RosterPerson[];
  readonly issues: readonly RosterIssue[];
}

export interface ReadContact {
  readonly contact: RosterContact | null;
  readonly issues: readonly RosterIssue[];
}

const NUMERAL = '([〇一二三四五六七八九十]{1,3}|\\d{1,2})';
const GROUP_LABEL = new RegExp(`^第?${NUMERAL}(?:(?:督导)?(?:联系)?小?组)?$`);
const PHONE_DELIMITER = /[,，、;；/／]|(?:联系|办公|固定)?电话|手机|座机/;

/** 第三组, set vertically or not → 3 (5.3 item 6); null when it is no group label. */
export function readGroupLabel(text: string): number | null {
  if (text.length > 200) return null;
  const numeral = GROUP_LABEL.exec(toHalfWidth(withoutWhiteSpace(text)))?.[1];
  return numeral === undefined ? null : readChineseNumber(numeral);
}

/**
 * The members cell: `组长：` alone on its line, `成员：` then a list broken at 、 (5.3 items 7–10), ★ = liaison.
 * Only what stands in the cell is reported here; missing leaders and wrong ★ counts belong to the whole group.
 */
export function readMembersCell(cell: TableCell, row: number): ReadMembers {
  const place = { row, cell: 'members' } as const;
  const leaders: RosterPerson[] = [];
  const members: RosterPerson[] = [];
  const issues: RosterIssue[] = [];
  for (const labelled of readLabelledTexts(cell.paragraphs)) {
    const isLeader = labelled.role === 'leader';
    // The leader has the first line alone and no delimiter behind: what follows unlabelled is not a second leader.
    const own = isLeader ? labelled.paragraphs.slice(0, 1) : labelled.paragraphs;
    const rest = isLeader ? labelled.paragraphs.slice(1) : [];
    const persons = own.map((paragraph) => readNames(paragraph, place, 'listed'));
    const others = rest.map((paragraph) => readNames(paragraph, place, 'listed'));
    addAll(issues, labelIssues(labelled, rest, place));
    addAll(
      issues,
      persons.concat(others).flatMap((read) => read.issues),
    );
    const found = persons.flatMap((read) => read.persons);
    if (isLeader) addAll(leaders, found);
    else if (labelled.role === 'liaison') markLiaisons(members, found);
    else addAll(members, found);
    addAll(
      members,
      others.flatMap((read) => read.persons),
    );
  }
  const [leader = null, ...extraLeaders] = leaders;
  if (leader && extraLeaders.length > 0) {
    const text = leaders.map(({ displayName }) => displayName).join('、');
    const here = { ...place, line: extraLeaders[0]!.line };
    issues.push(rosterIssue('ROSTER_GROUP_SEVERAL_LEADERS', here, text, leaders.length));
  }
  return { leader, members: [...extraLeaders, ...members], issues };
}

function labelIssues(
  { role, label, line, paragraphs }: LabelledText,
  rest: readonly Paragraph[],
  place: Omit<RosterPlace, 'line'>,
): RosterIssue[] {
  const unlabelled = label === '' ? paragraphs[0] : rest[0];
  if (unlabelled) {
    const here = { ...place, line: unlabelled.line };
    return [rosterIssue('ROSTER_LABEL_MISSING', here, unlabelled.text)];
  }
  const isKnown = role === 'leader' || role === 'member' || role === 'liaison';
  return isKnown ? [] : [rosterIssue('ROSTER_LABEL_UNKNOWN', { ...place, line }, label)];
}

/** `联络员：` may name somebody already listed as a member: one person, not two. */
function markLiaisons(members: RosterPerson[], liaisons: readonly RosterPerson[]): void {
  const places = new Map(members.map(({ name }, index) => [name, index]));
  for (const liaison of liaisons) {
    const index = places.get(liaison.name) ?? members.length;
    members[index] = { ...(members[index] ?? liaison), isLiaison: true };
  }
}

/**
 * The contact cell: leading Chinese characters are the name, numbers follow without a separator (5.3 item 11); a
 * comma of either width or a new paragraph ends a number (items 12, 14). Null when the cell is empty.
 */
export function readContactCell(
  cell: TableCell,
  row: number,
  landlineDigits: LandlineDigits = 8,
): ReadContact {
  const pieces = cell.paragraphs.flatMap(({ line, text }) =>
    text
      .split(PHONE_DELIMITER)
      .map((part) => ({ line, text: part.replace(/^[\s:：]+/, '').trim() })),
  );
  const [first, ...others] = pieces.filter(({ text }) => text !== '');
  if (!first) return { contact: null, issues: [] };
  const place = { row, cell: 'contact' } as const;
  const here = { ...place, line: first.line };
  const nameEnd = toHalfWidth(first.text).search(/[\d+(]/);
  const typed = nameEnd < 0 ? first.text : first.text.slice(0, nameEnd);
  const displayName = typed.replace(/[:：]$/, '').trim();
  const rest = { line: first.line, text: nameEnd < 0 ? '' : first.text.slice(nameEnd) };
  const read = [rest, ...others].map((piece) => readPhonePiece(piece, place, landlineDigits));
  const phones = read.flatMap((part) => part.phones);
  const issues = read.flatMap((part) => part.issues);
  if (displayName === '')
    issues.unshift(rosterIssue('ROSTER_CONTACT_UNREADABLE', here, first.text));
  else issues.unshift(...nameIssues(displayName, here));
  if (phones.length === 0 && issues.length === 0)
    issues.push(rosterIssue('ROSTER_CONTACT_WITHOUT_PHONE', here, displayName));
  const name = withoutWhiteSpace(displayName);
  return { contact: { name, displayName, phones, line: first.line }, issues };
}

function readPhonePiece(
  { line, text }: Paragraph,
  place: Omit<RosterPlace, 'line'>,
  landlineDigits: LandlineDigits,
): { phones: RosterPhone[]; issues: RosterIssue[] } {
  if (text === '') return { phones: [], issues: [] };
  const phones = readPhones(text, landlineDigits);
  const [bad] = phones.filter(({ kind }) => kind === 'unknown');
  if (!bad) return { phones, issues: [] };
  const here = { ...place, line };
  // Words among the digits: another person, a post, a remark. It is shown, not stored as a number.
  if (bad.digits === '' || /[^\d\s+()#.-]/.test(toHalfWidth(text))) {
    return { phones: [], issues: [rosterIssue('ROSTER_CONTACT_UNREADABLE', here, text)] };
  }
  return { phones, issues: [rosterIssue('ROSTER_PHONE_LENGTH', here, text, bad.digits.length)] };
}
