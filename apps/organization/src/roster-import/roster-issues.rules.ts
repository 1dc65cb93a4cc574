import { clip } from './chinese-text.rules';

/** A sentence for people, Chinese first. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The column (or part of the document) an issue stands in. */
export type RosterCell = 'document' | 'row' | 'group' | 'members' | 'unit' | 'contact' | 'list';

/** Where an issue stands: 1-based line of the text, 1-based row of the table (null outside of it). */
export interface RosterPlace {
  readonly line: number;
  readonly row: number | null;
  readonly cell: RosterCell;
}

/**
 * Something a person has to look at before the import is committed. `error` blocks the commit, `warning` does not.
 * `text` quotes the roster, so it may hold names and numbers: show it only to the office that uploaded it (R000.81).
 */
export interface RosterIssue extends RosterPlace {
  readonly code: RosterIssueCode;
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly reason: Bilingual;
  readonly proposal: Bilingual;
  /** The other lines the issue speaks about, such as the second place of a duplicate. */
  readonly relatedLines: readonly number[];
}

type Text = readonly [
  severity: 'error' | 'warning',
  reasonZh: string,
  reasonEn: string,
  proposalZh: string,
  proposalEn: string,
];

/** `{text}` is the quoted text, `{detail}` what the caller adds. */
const TEXTS = {
  ROSTER_NOT_A_ROSTER: [
    'error',
    '没有找到督导联系表：缺少“组别／成员／单位／联系人及电话”表头。',
    'No supervision table was found: the header 组别 / 成员 / 单位 / 联系人及电话 is missing.',
    '请上传由 Word 另存的纯文本，每个单元格以一个制表符开头，并保留表头。',
    'Upload the plain text saved from Word, every cell starting with one TAB, header included.',
  ],
  ROSTER_TOO_LARGE: [
    'error',
    '文件过大（{detail} 个字符），不像一张督导联系表。',
    'The file is too large ({detail} characters) for a supervision roster.',
    '请只上传附件表格部分。',
    'Upload the annex with the table only.',
  ],
  ROSTER_EMPTY_TABLE: [
    'error',
    '表头下面没有任何一行。',
    'There is no row below the header.',
    '请确认表格内容已一并复制。',
    'Check that the rows were copied with the header.',
  ],
  ROSTER_CELL_COUNT: [
    'error',
    '这一行有 {detail} 个单元格，应为 4 个。',
    'This row has {detail} cells instead of 4.',
    '请补上缺少的单元格（合并单元格留一个只有制表符的行），或删去多余的单元格。',
    'Add the missing cell (a merged cell is a line with only a TAB) or remove the extra one.',
  ],
  ROSTER_GROUP_LABEL: [
    'error',
    '组别“{text}”无法识别，暂按第 {detail} 组处理。',
    'The group label "{text}" cannot be read; taken as group {detail} for now.',
    '请写成“第一组”这样的形式。',
    'Write it like 第一组.',
  ],
  ROSTER_GROUP_TWICE: [
    'error',
    '“{text}”出现了两次。',
    'The group "{text}" appears twice.',
    '请更正组别编号，或把两处合并为一组。',
    'Correct the number, or join the two places into one group.',
  ],
  ROSTER_GROUP_GAP: [
    'warning',
    '组别编号不连续：“{text}”之前缺少第 {detail} 组。',
    'Group numbers are not continuous: group {detail} is missing before "{text}".',
    '请确认是否漏复制了一组。',
    'Check whether a group was left out when copying.',
  ],
  ROSTER_GROUP_WITHOUT_LEADER: [
    'error',
    '“{text}”没有组长。',
    'The group "{text}" has no leader.',
    '请在成员栏写明“组长：姓名”。',
    'Write 组长：name in the members cell.',
  ],
  ROSTER_GROUP_SEVERAL_LEADERS: [
    'error',
    '“组长”后面有 {detail} 个姓名，每组只能有一名组长。',
    'There are {detail} names after 组长; a group has exactly one leader.',
    '请只保留一名组长，其余改为成员。',
    'Keep one leader and list the others as members.',
  ],
  ROSTER_GROUP_LIAISON_COUNT: [
    'error',
    '“{text}”标注★的有 {detail} 人，应恰好 1 人。',
    'The group "{text}" has {detail} persons with ★ instead of exactly 1.',
    '请只在联络员姓名后标注★。',
    'Put ★ after the name of the one liaison.',
  ],
  ROSTER_LABEL_UNKNOWN: [
    'warning',
    '“{text}”不是组长或成员，其后的姓名暂按成员处理。',
    '"{text}" is neither leader nor member; the names after it are taken as members for now.',
    '请确认这些人员在组内的职责。',
    'Confirm what these persons do in the group.',
  ],
  ROSTER_LABEL_MISSING: [
    'warning',
    '这些姓名前没有“组长：”或“成员：”，暂按成员处理。',
    'These names have no 组长： or 成员： before them; taken as members for now.',
    '请补上“成员：”。',
    'Add 成员： before them.',
  ],
  ROSTER_PERSON_TWICE: [
    'warning',
    '“{text}”在同一组中出现了两次。',
    '"{text}" stands twice in the same group.',
    '若是同一人，请删去一处；若是同名，请保留。',
    'Remove one if it is the same person; keep both if they only share the name.',
  ],
  ROSTER_NAME_PLACEHOLDER: [
    'error',
    '“{text}”是占位符，不是姓名。',
    '"{text}" is a placeholder, not a name.',
    '请填写真实姓名，或删去这一项。',
    'Fill in the name or remove the entry.',
  ],
  ROSTER_NAME_UNLIKELY: [
    'warning',
    '“{text}”不像姓名。',
    '"{text}" does not look like a name.',
    '请核对；姓名一般为两到四个汉字。',
    'Check it; a name usually has two to four Chinese characters.',
  ],
  ROSTER_NAME_SPACING: [
    'warning',
    '“{text}”中的空格可能是分隔，也可能是排版，暂读作：{detail}。',
    'The spaces in "{text}" may separate or only pad; read as {detail} for now.',
    '请核对姓名，并用顿号“、”分隔。',
    'Check the names and separate them with 、.',
  ],
  ROSTER_LINE_UNREADABLE: [
    'warning',
    '“{text}”不是人员名单，未导入。',
    '"{text}" is not a list of persons and was not imported.',
    '如其中有人员，请另行录入。',
    'If it names persons, enter them by hand.',
  ],
  ROSTER_UNIT_WITHOUT_NAME: [
    'error',
    '这一行没有单位名称。',
    'This row has no unit name.',
    '请填写督导联系单位。',
    'Fill in the unit.',
  ],
  ROSTER_UNIT_WITHOUT_GROUP: [
    'error',
    '单位“{text}”前面没有任何组别，未能归组。',
    'The unit "{text}" stands before any group.',
    '请在它的第一行填写组别和成员。',
    'Fill in group and members in its first row.',
  ],
  ROSTER_UNIT_TWICE: [
    'error',
    '单位“{text}”出现了两次；每个单位只属于一个督导联系组。',
    'The unit "{text}" appears twice; a unit belongs to exactly one group.',
    '请删去其中一处。',
    'Remove one of the two.',
  ],
  ROSTER_UNIT_WITHOUT_CONTACT: [
    'warning',
    '单位“{text}”没有联系人。',
    'The unit "{text}" has no contact.',
    '请补上联系人及电话，或以后再录入。',
    'Add contact and phone, now or later.',
  ],
  ROSTER_CONTACT_UNREADABLE: [
    'error',
    '联系人栏中的“{text}”无法识别。',
    '"{text}" in the contact cell cannot be read.',
    '请写成“姓名＋电话”，每个单位一名联系人，电话之间用逗号分隔。',
    'Write name then phones, one contact per unit, phones separated by commas.',
  ],
  ROSTER_CONTACT_WITHOUT_PHONE: [
    'warning',
    '联系人“{text}”没有电话。',
    'The contact "{text}" has no phone.',
    '请补上电话，或以后再录入。',
    'Add a phone, now or later.',
  ],
  ROSTER_PHONE_LENGTH: [
    'error',
    '号码“{text}”有 {detail} 位数字，不是固定电话（一般 8 位），也不是 13–19 开头的 11 位手机。',
    'The number "{text}" ({detail} digits) is neither a landline (usually 8) nor a mobile (11, from 13 to 19).',
    '请核对号码；若是两个号码连在一起，请用逗号分开。',
    'Check the number; if two numbers run together, separate them with a comma.',
  ],
  ROSTER_DUPLICATE_MOBILE: [
    'warning',
    '手机“{text}”登记在多个联系人名下：{detail}。',
    'The mobile "{text}" is given for several contacts: {detail}.',
    '请与各单位核实；系统保留全部联系人，不会合并，并标记为“待核实”。',
    'Verify with the units; all contacts are kept apart and marked "to be verified".',
  ],
  ROSTER_SELF_SUPERVISION: [
    'warning',
    '“{text}”既是{detail}，又是本组督导单位的联系人，存在自我督导风险。',
    '"{text}" is in the group ({detail}) and also the contact of a unit supervised by it: self-supervision.',
    '如确为同一人，可以保留，但建议更换联络员或联系人。',
    'If it is the same person it may stay, but consider another liaison or contact.',
  ],
} as const satisfies Record<string, Text>;

/** Stable codes: part of the API, never renamed. */
export type RosterIssueCode = keyof typeof TEXTS;

export const ROSTER_ISSUE_CODES = Object.keys(TEXTS) as readonly RosterIssueCode[];

/** Builds an issue; the sentence comes from the catalogue, so one code always says the same. */
export function rosterIssue(
  code: RosterIssueCode,
  place: RosterPlace,
  text: string,
  detail: string | number | Bilingual = '',
  relatedLines: readonly number[] = [],
): RosterIssue {
  const [severity, reasonZh, reasonEn, proposalZh, proposalEn] = TEXTS[code];
  const quoted = clip(text.trim());
  const fill = (sentence: string, language: keyof Bilingual): string => {
    const added = clip(String(typeof detail === 'object' ? detail[language] : detail), 200);
    // A function as replacement: a quoted "$&" must stay what it is.
    return sentence.replace(/\{(text|detail)\}/g, (_, key) => (key === 'text' ? quoted : added));
  };
  return {
    code,
    severity,
    ...place,
    text: quoted,
    reason: { zh: fill(reasonZh, 'zh'), en: fill(reasonEn, 'en') },
    proposal: { zh: fill(proposalZh, 'zh'), en: fill(proposalEn, 'en') },
    relatedLines,
  };
}
