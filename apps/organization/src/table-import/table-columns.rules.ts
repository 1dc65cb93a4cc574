import { toHalfWidth, withoutWhiteSpace } from '../roster-import/chinese-text.rules';

/** What a column of a table may be taken for. */
export const tableFields = [
  'PERSON_NAME',
  'UNIT_NAME',
  'POST',
  'UNIT_ALIAS',
  'UNIT_TYPE',
  'PARENT_UNIT',
  'CONTACT_NAME',
  'MOBILE',
  'LANDLINE',
  'PHONES',
] as const;
export type TableField = (typeof tableFields)[number];

/** What a table is about. `CONTACTS` are the people units are reached through, with their phones. */
export const tableKinds = ['UNITS', 'PEOPLE', 'CONTACTS'] as const;
export type TableKind = (typeof tableKinds)[number];

const NAMES: Readonly<Record<TableField, readonly string[]>> = {
  PERSON_NAME: '姓名 人员姓名 职工姓名 员工姓名 人员 name fullname personname employeename'.split(
    ' ',
  ),
  UNIT_NAME:
    '单位 单位名称 所在单位 工作单位 所属单位 单位全称 机构 机构名称 医院 医院名称 unit unitname organisation organization hospital employer'.split(
      ' ',
    ),
  POST: '职务 岗位 职位 职务岗位 现任职务 post position title jobtitle role'.split(' '),
  UNIT_ALIAS: '简称 别名 单位简称 曾用名 其他名称 alias aliases shortname othernames'.split(' '),
  UNIT_TYPE: '单位类别 单位类型 类别 类型 单位性质 机构类别 type unittype category'.split(' '),
  PARENT_UNIT: '上级单位 主管单位 隶属单位 上级 parent parentunit superior'.split(' '),
  CONTACT_NAME: '联系人 联系人姓名 联络人 单位联系人 contact contactname contactperson'.split(' '),
  MOBILE: '手机 手机号 手机号码 移动电话 mobile mobilephone cellphone cell'.split(' '),
  LANDLINE: '固定电话 座机 办公电话 固话 单位电话 landline officephone'.split(' '),
  PHONES: '电话 联系电话 电话号码 联系方式 phone phones telephone tel'.split(' '),
};

const fieldOf = new Map(
  tableFields.flatMap((field) => NAMES[field].map((name): [string, TableField] => [name, field])),
);

/** One column of a table: its title and what it is taken for (null: not taken over). */
export interface TableColumn {
  /** 0-based. */
  readonly column: number;
  readonly title: string;
  readonly field: TableField | null;
}

/** `*单位 名称（必填）：` → `单位名称`. */
function plainTitle(title: string): string {
  return toHalfWidth(withoutWhiteSpace(title))
    .toLowerCase()
    .replace(/\([^)]*\)|[*:_\-/]/g, '');
}

/** What each title stands for; the first column of a field counts, a second one is left to the user. */
export function proposeColumns(titles: readonly string[]): TableColumn[] {
  const taken = new Set<TableField>();
  return titles.map((title, column) => {
    const known = fieldOf.get(plainTitle(title)) ?? null;
    const field = known !== null && !taken.has(known) ? known : null;
    if (field !== null) taken.add(field);
    return { column, title: title.replace(/\s+/g, ' ').trim().slice(0, 60), field };
  });
}

/** The row with the most known titles (at least two, or one when it is the only column); null when there is none. */
export function findHeader(
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
) {
  let best: { readonly row: number; readonly columns: readonly TableColumn[] } | null = null;
  let most = 0;
  for (const { row, cells } of rows) {
    const columns = proposeColumns(cells);
    const known = columns.filter(({ field }) => field !== null).length;
    const isEnough =
      known >= 2 || (known === 1 && cells.filter((cell) => cell !== '').length === 1);
    if (isEnough && known > most) [best, most] = [{ row, columns }, known];
  }
  return best;
}

/** What a table with these columns is about; null when it lacks what each kind needs. */
export function proposeKind(columns: readonly TableColumn[]): TableKind | null {
  const fields = new Set(columns.map(({ field }) => field));
  if (!fields.has('UNIT_NAME')) return null;
  if (fields.has('CONTACT_NAME')) return 'CONTACTS';
  if (!fields.has('PERSON_NAME')) return 'UNITS';
  const hasPhones = fields.has('MOBILE') || fields.has('LANDLINE') || fields.has('PHONES');
  return hasPhones && !fields.has('POST') ? 'CONTACTS' : 'PEOPLE';
}

/** Fields without which a table of this kind says nothing. */
export function missingFields(kind: TableKind, columns: readonly TableColumn[]): TableField[] {
  const fields = new Set(columns.map(({ field }) => field));
  const needed: Record<TableKind, readonly TableField[]> = {
    UNITS: ['UNIT_NAME'],
    PEOPLE: ['UNIT_NAME', 'PERSON_NAME'],
    CONTACTS: ['UNIT_NAME', fields.has('CONTACT_NAME') ? 'CONTACT_NAME' : 'PERSON_NAME'],
  };
  return needed[kind].filter((field) => !fields.has(field));
}
