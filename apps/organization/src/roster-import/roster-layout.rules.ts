import { readGroupLabel } from './roster-cells.rules';

/** What the layout needs of a roster; a RosterDraft is one, and so is a contact table read from the directory. */
export interface PrintablePerson {
  readonly displayName: string;
  readonly isLiaison: boolean;
}

export interface PrintableContact {
  readonly displayName: string;
  readonly phones: readonly { readonly raw: string }[];
}

export interface PrintableUnit {
  readonly name: string;
  readonly contact: PrintableContact | null;
  /** A roster names one contact; the directory may know more. */
  readonly furtherContacts?: readonly PrintableContact[];
}

export interface PrintableGroup {
  readonly label: string;
  readonly leader: PrintablePerson | null;
  readonly members: readonly PrintablePerson[];
  readonly units: readonly PrintableUnit[];
}

export interface PrintableRoster {
  readonly heading: readonly string[];
  readonly columns: readonly string[];
  readonly legend: readonly string[];
  readonly groups: readonly PrintableGroup[];
}

/** A cell as its paragraphs; null: merged with the cell above. */
export type LaidOutCell = readonly string[] | null;

export interface LaidOutRow {
  /** 组别, 督导联系组成员, 督导联系单位, 联系人及电话. */
  readonly cells: readonly [LaidOutCell, LaidOutCell, LaidOutCell, LaidOutCell];
  /** How many rows the first two cells span; 0 in the rows merged into them. */
  readonly span: number;
}

/** The table of the annex, whatever it is printed on: text, Word, Excel or CSV (R000.80). */
export interface LaidOutRoster {
  readonly heading: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly LaidOutRow[];
  readonly legend: readonly string[];
}

export const COLUMN_TITLES = ['组别', '督导联系组成员', '督导联系单位', '联系人及电话'];

export function layOutRoster({ heading, columns, groups, legend }: PrintableRoster): LaidOutRoster {
  return {
    heading,
    columns: columns.length > 0 ? columns : COLUMN_TITLES,
    rows: groups.flatMap(rowsOfGroup),
    legend,
  };
}

function rowsOfGroup(group: PrintableGroup): LaidOutRow[] {
  const units = group.units.length > 0 ? group.units : [null];
  return units.map((unit, index) => {
    const isFirst = index === 0;
    const own = isFirst ? [labelParagraphs(group.label), memberParagraphs(group)] : [null, null];
    const unitCells = [unit ? [unit.name] : [], unit ? contactParagraphs(unit) : []];
    const cells = [...own, ...unitCells] as unknown as LaidOutRow['cells'];
    return { cells, span: isFirst ? units.length : 0 };
  });
}

/** 第三组 is set vertically, one paragraph each for 第, the numeral and 组 (5.3 item 6). */
function labelParagraphs(label: string): string[] {
  const numeral = /^第(.+)组$/.exec(label)?.[1];
  return numeral && readGroupLabel(label) !== null ? ['第', numeral, '组'] : [label];
}

/** The leader alone, the first member alone, the others in one line (5.3 item 7). */
function memberParagraphs({ leader, members }: PrintableGroup): string[] {
  const [first, ...others] = members.map(withStar);
  const paragraphs: string[] = [];
  if (leader) paragraphs.push(`组长：${withStar(leader)}`);
  if (first) paragraphs.push(`成员：${first}${others.length > 0 ? '、' : ''}`);
  if (others.length > 0) paragraphs.push(others.join('、'));
  return paragraphs;
}

function withStar({ displayName, isLiaison }: PrintablePerson): string {
  return isLiaison ? `${displayName}★` : displayName;
}

/** The first number directly behind the name, every further one in a paragraph of its own (5.3 items 11, 12). */
function contactParagraphs({ contact, furtherContacts = [] }: PrintableUnit): string[] {
  const contacts = contact ? [contact, ...furtherContacts] : furtherContacts;
  return contacts.flatMap(({ displayName, phones }) => {
    const numbers = phones.map(({ raw }, at) => (at < phones.length - 1 ? `${raw}，` : raw));
    const [first = '', ...others] = numbers;
    return [`${displayName}${first}`, ...others];
  });
}
