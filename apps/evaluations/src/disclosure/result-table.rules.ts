import { type DisclosedCell, isDisclosed } from '@huiyin/disclosure';
import type { SummaryLine } from './summary.rules';

type Row = (string | number | null)[];

/** What a line of a file is about, in words, with the grades of its dimension. */
export interface FileLine {
  readonly about: readonly string[];
  readonly grades: readonly {
    readonly id: string;
    readonly label: string;
    readonly value: number;
  }[];
  readonly cell: DisclosedCell;
}

const why: Readonly<Record<string, string>> = {
  merged: '并入其他组公布',
  'below-threshold': '份数不足，不予公布',
  protected: '为保护参评人，不予公布',
  routed: '仅报局活动办',
  'not-valid': '评议无效',
  waiting: '单位数不足，暂不予公布',
};

/** Every line says how it was made (n, k, rule) or why it is withheld; nothing but disclosed cells gets in. */
export function resultTable(heading: readonly string[], lines: readonly FileLine[]): Row[] {
  const columns = [
    ...heading,
    ...[
      '有效票',
      '评价数 n',
      '各档票数',
      '好评率（%）',
      '平均分',
      '不予公布原因',
      '公布门槛 k',
      '规则版本',
    ],
  ];
  return [columns, ...lines.map(lineOf)];
}

function lineOf({ about, grades, cell }: FileLine): Row {
  if (!isDisclosed(cell)) throw new Error('cannot happen: a raw cell in a file');
  const { sheets, k, ruleVersion } = cell;
  if (cell.withheld !== null) {
    const reason = why[cell.withheld] ?? cell.withheld;
    return [...about, sheets, null, null, null, null, reason, k, ruleVersion];
  }
  const { n, counts, favourable } = cell;
  const each = grades.map(({ id, label }) => `${label} ${counts[id] ?? 0}`).join('；');
  const sum = grades.reduce((total, { id, value }) => total + value * (counts[id] ?? 0), 0);
  const share = Math.round((favourable * 1_000) / n) / 10;
  const mean = Math.round((sum * 100) / n) / 100;
  return [...about, sheets, n, each, share, mean, null, k, ruleVersion];
}

export const summaryHeading = [
  '评议表样',
  '评议对象',
  '评议项目',
  '分组',
  '单位数',
  '待并入单位',
  '不予公布单位',
];

export function summaryFileLines(lines: readonly SummaryLine[]): FileLine[] {
  return lines.map(({ form, targetKind, dimension, groups, grades, cell, ...units }) => ({
    about: [
      ...[form, targetKind, dimension, groups.join(' + ')],
      ...[units.units, units.unitsWaiting, units.unitsWithheld].map(String),
    ],
    ...{ grades, cell },
  }));
}
