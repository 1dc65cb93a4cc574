import { readGroupLabel } from './roster-cells.rules';
import type { RosterContact, RosterDraft, RosterGroup, RosterPerson } from './roster-draft.rules';

const COLUMN_TITLES = ['组别', '督导联系组成员', '督导联系单位', '联系人及电话'];

type Printable = Pick<RosterDraft, 'heading' | 'columns' | 'legend' | 'groups'>;

/**
 * Prints a roster in the flattened layout it came in (R000.80): merged group cells, ★, legend line. A draft without
 * errors is read back unchanged: `parseRoster(printRoster(draft))` equals it apart from line numbers.
 */
export function printRoster(draft: Printable): string {
  const columns = draft.columns.length > 0 ? draft.columns : COLUMN_TITLES;
  const blocks = [
    draft.heading.join('\n'),
    columns.map((title) => `\t${title}`).join('\n'),
    ...draft.groups.flatMap(printGroup),
    draft.legend.length > 0 ? `\n${draft.legend.join('\n')}` : '',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function printGroup(group: RosterGroup): string[] {
  const ownCells = [printLabel(group.label), printMembers(group)];
  const units = group.units.length > 0 ? group.units : [null];
  return units.map((unit, index) => {
    const merged = index === 0 ? ownCells : ['', ''];
    const cells = [...merged, unit?.name ?? '', unit?.contact ? printContact(unit.contact) : ''];
    return cells.map((cell) => `\t${cell}`).join('\n');
  });
}

/** 第三组 is set vertically, one paragraph each for 第, the numeral and 组 (5.3 item 6). */
function printLabel(label: string): string {
  const numeral = /^第(.+)组$/.exec(label)?.[1];
  return numeral && readGroupLabel(label) !== null ? ['第', numeral, '组'].join('\n\n') : label;
}

/** The leader alone, the first member alone, the others in one line (5.3 item 7). */
function printMembers({ leader, members }: RosterGroup): string {
  const [first, ...others] = members.map(printPerson);
  const paragraphs: string[] = [];
  if (leader) paragraphs.push(`组长：${printPerson(leader)}`);
  if (first) paragraphs.push(`成员：${first}${others.length > 0 ? '、' : ''}`);
  if (others.length > 0) paragraphs.push(others.join('、'));
  return paragraphs.join('\n\n');
}

function printPerson({ displayName, isLiaison }: RosterPerson): string {
  return isLiaison ? `${displayName}★` : displayName;
}

/** The first number directly behind the name, every further one in a paragraph of its own (5.3 items 11, 12). */
function printContact({ displayName, phones }: RosterContact): string {
  return `${displayName}${phones.map(({ raw }) => raw).join('，\n\n')}`;
}
