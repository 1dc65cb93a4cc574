import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { LaidOutCell, LaidOutRoster, LaidOutRow } from '../roster-import/roster-layout.rules';

const BODY = '仿宋';
const HEAD = '黑体';
// Twentieths of a point. A4 lying, 2 cm around: 14 570 are left for the four columns.
const page = { width: 11_906, height: 16_838, margin: 1_134 };
const widths = [1_100, 4_700, 4_700, 4_070] as const;
// Half points: 二号 for the title, 三号 above it, 小四 in the table.
const size = { title: 44, annex: 32, table: 24, legend: 21 };

type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

/** The annex as a Word document in its original layout: merged cells, ★, legend; the header row repeats on every page. */
export async function printDocx(table: LaidOutRoster): Promise<Buffer> {
  const document = new Document({
    title: table.heading.at(-1) ?? '',
    creator: '回音 Huiyin',
    styles: { default: { document: { run: { font: fontOf(BODY), size: size.table } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...page, orientation: PageOrientation.LANDSCAPE },
            margin: {
              top: page.margin,
              right: page.margin,
              bottom: page.margin,
              left: page.margin,
            },
          },
        },
        children: [...heading(table.heading), grid(table), ...table.legend.map(legend)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** All lines but the last are the annex's name; the last, directly above the table, is its title. */
function heading(lines: readonly string[]): Paragraph[] {
  return lines.map((text, at) =>
    at === lines.length - 1
      ? line(text, HEAD, size.title, AlignmentType.CENTER)
      : line(text, HEAD, size.annex, AlignmentType.LEFT),
  );
}

function grid({ columns, rows }: LaidOutRoster): Table {
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const [top, bottom, left, right] = [border, border, border, border];
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((title, at) => cell([title], at, HEAD, AlignmentType.CENTER)),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { top, bottom, left, right, insideHorizontal: border, insideVertical: border },
    rows: [header, ...rows.map(tableRow)],
  });
}

function tableRow({ cells, span }: LaidOutRow): TableRow {
  const children = cells.map((paragraphs, at) => {
    const align = at === 0 ? AlignmentType.CENTER : AlignmentType.LEFT;
    return cell(paragraphs, at, BODY, align, at < 2 && span !== 1);
  });
  return new TableRow({ cantSplit: true, children });
}

function cell(
  paragraphs: LaidOutCell,
  column: number,
  font: string,
  align: Align,
  isMerged = false,
): TableCell {
  const lines = paragraphs && paragraphs.length > 0 ? paragraphs : [''];
  const merge = paragraphs === null ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART;
  return new TableCell({
    width: { size: widths[column] ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(isMerged ? { verticalMerge: merge } : {}),
    children: lines.map((text) => line(text, font, size.table, align)),
  });
}

function legend(text: string): Paragraph {
  return line(text, BODY, size.legend, AlignmentType.LEFT);
}

function line(text: string, font: string, halfPoints: number, alignment: Align): Paragraph {
  const run = new TextRun({ text, font: fontOf(font), size: halfPoints });
  return new Paragraph({ alignment, children: [run] });
}

/** The Chinese name for every script: Word otherwise sets digits in another face. */
function fontOf(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}
