import { clip } from '../roster-import/chinese-text.rules';
import type { Bilingual } from '../roster-import/roster-issues.rules';

type Severity = 'error' | 'warning';
type Text = readonly [
  severity: Severity,
  reasonZh: string,
  reasonEn: string,
  proposalZh: string,
  proposalEn: string,
];

/** `{text}` is the cell as typed, `{detail}` what the check adds. Errors block the commit, warnings do not. */
const TEXTS = {
  TABLE_HEADER_MISSING: [
    'error',
    '没有找到表头行。',
    'No header row was found.',
    '请指定各列的含义（姓名、单位、职务……）。',
    'Say what each column holds (name, unit, post …).',
  ],
  TABLE_FIELD_MISSING: [
    'error',
    '缺少必需的列：{detail}。',
    'A needed column is missing: {detail}.',
    '请指定哪一列是它，或补上这一列后重新上传。',
    'Say which column it is, or add it and upload again.',
  ],
  TABLE_EMPTY: [
    'error',
    '表头下面没有数据。',
    'There are no rows below the header.',
    '请检查工作表是否选对。',
    'Check that the right sheet was saved first.',
  ],
  TABLE_TOO_LONG: [
    'error',
    '这类表格最多 {detail} 行。',
    'A table of this kind has at most {detail} rows.',
    '请分成几个文件。',
    'Split the file.',
  ],
  COMMIT_CONFLICT: [
    'error',
    '与单位人员目录冲突，未导入任何内容（{detail}）。',
    'The directory refuses a part of it, so nothing was taken over ({detail}).',
    '请核对职务、任职时间与上级单位，改正后再提交。',
    'Check posts and parent units, correct them and commit again.',
  ],
  SHEETS_IGNORED: [
    'warning',
    '只读取了工作表“{text}”，未读取：{detail}。',
    'Only the sheet "{text}" was read; not read: {detail}.',
    '如需导入其他工作表，请分别另存上传。',
    'Save the other sheets as files of their own to import them.',
  ],
  COLUMN_IGNORED: [
    'warning',
    '“{text}”这一列不导入。',
    'The column "{text}" is not taken over.',
    '如需导入，请指定它的含义。',
    'Say what it holds if it should be.',
  ],
  PHONES_NOT_KEPT: [
    'warning',
    '电话只为单位联系人保存，人员表中的电话不导入。',
    'Phones are kept for unit contacts only; those in a list of people are not taken over.',
    '如为联系人，请将表格类型改为“联系人”。',
    'If these are contacts, import the table as CONTACTS.',
  ],
  UNIT_MISSING: [
    'error',
    '没有填写单位。',
    'The unit is missing.',
    '请填写单位，或跳过这一行。',
    'Fill in the unit, or skip the row.',
  ],
  UNIT_UNKNOWN: [
    'error',
    '没有名为“{text}”的单位。',
    'There is no unit called "{text}".',
    '请改用正式名称，先导入单位，或为已有单位登记别名。',
    'Use its registered name, import the unit first, or give the known unit this alias.',
  ],
  NAME_MISSING: [
    'error',
    '没有填写姓名。',
    'The name is missing.',
    '请填写姓名，或跳过这一行。',
    'Fill in the name, or skip the row.',
  ],
  NAME_PLACEHOLDER: [
    'error',
    '“{text}”是占位符，不是姓名。',
    '"{text}" is a placeholder, not a name.',
    '请填写姓名，或跳过这一行。',
    'Fill in the name, or skip the row.',
  ],
  NAME_UNLIKELY: [
    'warning',
    '“{text}”不像一个姓名。',
    '"{text}" does not look like a name.',
    '请核对。',
    'Please check it.',
  ],
  PERSON_TWICE: [
    'error',
    '“{text}”在本单位出现了不止一次（首次在第 {detail} 行）。',
    '"{text}" appears more than once at this unit (first in row {detail}).',
    '请说明是同一人（兼任）、另一位同名者，或跳过这一行。',
    'Say whether it is the same person, another of that name, or skip the row.',
  ],
  PERSON_AMBIGUOUS: [
    'error',
    '本单位已有 {detail} 位“{text}”，无法确定是哪一位。',
    'The unit has {detail} people called "{text}"; it is not known which is meant.',
    '请说明是另一位同名者，或跳过这一行后单独处理。',
    'Say that it is another person, or skip the row and enter it by hand.',
  ],
  POST_TAKEN: [
    'error',
    '该单位的“{text}”已由他人担任，或在表中出现两次。',
    'The post "{text}" of this unit is held by somebody else, or given twice.',
    '请先结束原任职，或改正职务。',
    'End the other post first, or correct this one.',
  ],
  POST_OF_ONESELF: [
    'error',
    '“{text}”是上传人本人，不能通过导入给自己任职。',
    '"{text}" is who uploaded the file: nobody appoints himself.',
    '请由他人登记这一任职，或跳过这一行。',
    'Let somebody else enter this post, or skip the row.',
  ],
  UNIT_TWICE: [
    'error',
    '单位“{text}”在表中出现了两次（首次在第 {detail} 行）。',
    'The unit "{text}" appears twice (first in row {detail}).',
    '请跳过其中一行。',
    'Skip one of the rows.',
  ],
  ALIAS_TAKEN: [
    'error',
    '名称“{text}”已属于另一个单位。',
    'The name "{text}" belongs to another unit.',
    '请删去这个别名，或核对是否为同一单位。',
    'Remove the alias, or check whether it is the same unit.',
  ],
  UNIT_TYPE_UNKNOWN: [
    'warning',
    '没有“{text}”这种单位类别，按“{detail}”登记。',
    'There is no unit type "{text}"; the unit is registered as "{detail}".',
    '请核对类别，以后也可更改。',
    'Check the type; it can be changed later.',
  ],
  UNIT_TYPE_DIFFERS: [
    'warning',
    '已登记的类别是“{detail}”，不因导入而更改。',
    'The unit is registered as "{detail}", which an import does not change.',
    '如确有变化，请在单位管理中更改。',
    'If it has changed, change it with the unit.',
  ],
  PARENT_UNKNOWN: [
    'error',
    '没有名为“{text}”的上级单位。',
    'There is no parent unit called "{text}".',
    '请改用正式名称，或在表中加上它。',
    'Use its registered name, or add it to the table.',
  ],
  PHONE_UNREADABLE: [
    'error',
    '“{text}”不是电话号码。',
    '"{text}" is no phone number.',
    '请核对号码；多个号码之间用逗号分隔。',
    'Check the number; separate several with commas.',
  ],
  CELL_FORMULA: [
    'warning',
    '这个单元格是公式，采用保存时的值“{text}”。',
    'This cell is a formula; its saved value "{text}" is taken.',
    '请核对；建议粘贴为数值。',
    'Check it; better paste it as a value.',
  ],
  CELL_FORMULA_WITHOUT_VALUE: [
    'error',
    '这个单元格是公式，但没有保存结果。',
    'This cell is a formula without a saved value.',
    '请在 Excel 中重新计算并保存，或直接填写。',
    'Recalculate and save it, or type the value.',
  ],
  CELL_ERROR: [
    'error',
    '这个单元格是错误值（如 #REF!）。',
    'This cell holds an error such as #REF!.',
    '请改正后重新上传，或直接填写。',
    'Correct it, or type the value.',
  ],
  CELL_TOO_LONG: [
    'error',
    '这个单元格的文字过长。',
    'The text of this cell is too long.',
    '请检查是否有引号未关闭或内容放错了列。',
    'Check for an open quotation mark or a text in the wrong column.',
  ],
  CELL_EXECUTABLE: [
    'warning',
    '“{text}”以 = + - @ 开头，会被表格软件当作公式；按文字保存，导出时加引号。',
    '"{text}" begins like a formula; it is kept as text and guarded on export.',
    '请核对是否应如此。',
    'Check whether it is meant so.',
  ],
} as const satisfies Record<string, Text>;

/** Stable codes: part of the API, never renamed. */
export type TableIssueCode = keyof typeof TEXTS;

/** As stored: the sentences are made when somebody reads them. `column` -1: the whole row; `row` 0: the whole table. */
export interface TableIssue {
  readonly row: number;
  readonly column: number;
  readonly code: TableIssueCode;
  readonly text: string;
  readonly detail: string;
}

export function tableIssue(
  code: TableIssueCode,
  row: number,
  column = -1,
  text = '',
  detail: string | number = '',
): TableIssue {
  return { code, row, column, text: clip(text.trim()), detail: clip(String(detail), 200) };
}

export function severityOf(code: TableIssueCode): Severity {
  return TEXTS[code][0];
}

/** Reason and proposal in both languages. */
export function saidOf({ code, text, detail }: Pick<TableIssue, 'code' | 'text' | 'detail'>): {
  readonly reason: Bilingual;
  readonly proposal: Bilingual;
} {
  const [, reasonZh, reasonEn, proposalZh, proposalEn] = TEXTS[code];
  const fill = (sentence: string): string =>
    sentence.replace(/\{(text|detail)\}/g, (_, key) => (key === 'text' ? text : detail));
  return {
    reason: { zh: fill(reasonZh), en: fill(reasonEn) },
    proposal: { zh: fill(proposalZh), en: fill(proposalEn) },
  };
}
