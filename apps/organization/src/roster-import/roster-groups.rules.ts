import { addAll } from './chinese-text.rules';
import { compactText, type TableCell } from './flattened-table.rules';
import type { LandlineDigits } from './phone-numbers.rules';
import { readContactCell, readGroupLabel, readMembersCell } from './roster-cells.rules';
import type { RosterGroup, RosterPerson, RosterUnit } from './roster-draft.rules';
import { rosterIssue, type RosterCell, type RosterIssue } from './roster-issues.rules';
import type { RosterRow } from './roster-rows.rules';
import { guessUnitType, unitAliasKey } from './unit-type.rules';

interface OpenGroup {
  readonly number: number;
  readonly label: string;
  readonly row: number;
  readonly line: number;
  readonly membersText: string;
  readonly leader: RosterPerson | null;
  readonly members: readonly RosterPerson[];
  readonly units: RosterUnit[];
}

/** Rows → groups. An empty group or members cell means "same as above" (5.3 item 5). */
export function readGroups(
  rows: readonly RosterRow[],
  landlineDigits: LandlineDigits,
): { groups: RosterGroup[]; issues: RosterIssue[] } {
  const groups: OpenGroup[] = [];
  const issues: RosterIssue[] = [];
  for (const row of rows) {
    if (row.cellCount !== 4) {
      issues.push(rosterIssue('ROSTER_CELL_COUNT', at(row, 'row'), row.text, row.cellCount));
    }
    if (startsGroup(row, groups.at(-1))) addAll(issues, openGroup(row, groups));
    const { unit, issues: unitIssues } = readUnit(row, landlineDigits);
    addAll(issues, unitIssues);
    if (!unit) continue;
    if (groups.length === 0) groups.push(groupOfStrays(row));
    const group = groups.at(-1)!;
    group.units.push(unit);
    if (group.number === 0) {
      issues.push(rosterIssue('ROSTER_UNIT_WITHOUT_GROUP', at(row, 'group'), unit.name));
    }
  }
  return { groups: groups.map(asDraft), issues };
}

function asDraft({ number, label, row, line, leader, members, units }: OpenGroup): RosterGroup {
  return { number, label, row, line, leader, members, units };
}

function at(row: RosterRow, cell: RosterCell) {
  const columns: Partial<Record<RosterCell, TableCell | null>> = {
    group: row.group,
    members: row.members,
    unit: row.unit,
    contact: row.contact,
  };
  return { row: row.row, line: columns[cell]?.line ?? row.line, cell };
}

function textOf(cell: TableCell | null): string {
  return cell ? compactText(cell) : '';
}

/** Tables that were never merged repeat group and members in every row; that is no new group. */
function startsGroup(row: RosterRow, current: OpenGroup | undefined): boolean {
  const label = textOf(row.group);
  const members = textOf(row.members);
  if (label === '' && members === '') return false;
  const isSameLabel = label === '' || label === current?.label;
  const isSameMembers = members === '' || members === current?.membersText;
  return !(current && isSameLabel && isSameMembers);
}

function openGroup(row: RosterRow, groups: OpenGroup[]): RosterIssue[] {
  const issues: RosterIssue[] = [];
  const label = textOf(row.group);
  const typedNumber = readGroupLabel(label);
  const number = typedNumber ?? Math.max(0, groups.at(-1)?.number ?? 0) + 1;
  if (typedNumber === null) {
    issues.push(rosterIssue('ROSTER_GROUP_LABEL', at(row, 'group'), label, number));
  }
  const members = row.members
    ? readMembersCell(row.members, row.row)
    : { leader: null, members: [], issues: [] };
  addAll(issues, members.issues);
  const { line } = at(row, 'group');
  const membersText = textOf(row.members);
  const { leader } = members;
  groups.push({
    ...{ number, label, row: row.row, line, membersText },
    ...{ leader, members: members.members, units: [] },
  });
  return issues;
}

function groupOfStrays(row: RosterRow): OpenGroup {
  const nobody = { membersText: '', leader: null, members: [], units: [] };
  return { number: 0, label: '', row: row.row, line: row.line, ...nobody };
}

function readUnit(
  row: RosterRow,
  landlineDigits: LandlineDigits,
): { unit: RosterUnit | null; issues: readonly RosterIssue[] } {
  const name = row.unit?.paragraphs.map(({ text }) => text).join('') ?? '';
  if (!row.unit || name === '') {
    // A broken row has said so already.
    if (row.cellCount !== 4) return { unit: null, issues: [] };
    const place = at(row, 'unit');
    return { unit: null, issues: [rosterIssue('ROSTER_UNIT_WITHOUT_NAME', place, row.text)] };
  }
  const read = row.contact
    ? readContactCell(row.contact, row.row, landlineDigits)
    : { contact: null, issues: [] };
  const missing = read.contact
    ? []
    : [rosterIssue('ROSTER_UNIT_WITHOUT_CONTACT', at(row, 'contact'), name)];
  const unit: RosterUnit = {
    name,
    aliasKey: unitAliasKey(name),
    row: row.row,
    line: row.unit.line,
    contact: read.contact,
    guessedUnitType: guessUnitType(name),
  };
  return { unit, issues: [...missing, ...read.issues] };
}
