import type { FormSection } from './paper-form.rules';
import { contentWidth, margin, type PageFlow } from './page-flow.rules';

const pad = 4;
const thin = 0.5;
const labelShare = 0.36; // the first column has at least this share of the page

/** A section of the form: its title, then the table; headings are repeated on every page it goes on to. */
export function layOutSection(flow: PageFlow, section: FormSection, title: string): void {
  const widths = columnWidths(flow, section.columns);
  const head = flow.lineHeight() * 1.3;
  flow.need(head + flow.print.row * 4); // a title does not stand alone at the foot of a page
  flow.paragraph(title, { bold: true });
  flow.gap(2);
  if (widths) new Table(flow, section, widths).layOut();
  else layOutAsList(flow, section);
  flow.gap(flow.print.body);
}

/** Widths of the columns to tick, or null when they would leave too little for what is asked. */
function columnWidths(flow: PageFlow, columns: readonly string[]): number[] | null {
  const room = contentWidth * (1 - labelShare);
  const least = flow.print.box + 4 * pad;
  for (const lines of [1, 2, 3]) {
    const widths = columns.map((label) => {
      let width = flow.width(label, undefined, true) / lines + 2 * pad;
      while (flow.wrap(label, width - 2 * pad, undefined, true).length > lines) width += 2;
      return Math.max(least, width);
    });
    const total = widths.reduce((sum, width) => sum + width, 0);
    if (total > room) continue;
    const roomy = Math.min(room / columns.length, flow.print.body * 5);
    const even = Math.max(roomy, ...widths); // equal columns look like a form
    return even * columns.length <= room ? columns.map(() => even) : widths;
  }
  return null;
}

class Table {
  private readonly edges: number[];
  private readonly labelWidth: number;
  /** Width of the column of headings beside their rows; 0 where they stand above them. */
  private readonly aside: number;

  constructor(
    private readonly flow: PageFlow,
    private readonly section: FormSection,
    widths: readonly number[],
  ) {
    const all = contentWidth - widths.reduce((sum, width) => sum + width, 0);
    this.aside = this.asideOf(all);
    this.labelWidth = all - this.aside;
    this.edges = [margin.left + this.aside, margin.left + all];
    for (const width of widths) this.edges.push((this.edges.at(-1) ?? 0) + width);
  }

  layOut(): void {
    this.head();
    if (this.aside > 0) this.section.groups.forEach((group) => this.groupAside(group));
    else this.groupsBelowHeadings();
  }

  /** Headings stand beside their rows where there is room for both, and where no group is longer than half a page. */
  private asideOf(all: number): number {
    const { groups } = this.section;
    const width = all * 0.38;
    const narrow = width < 6 * this.flow.print.body || all - width < 7 * this.flow.print.body;
    if (narrow || groups.some(({ heading }) => heading === null)) return 0;
    const fits = groups.every(({ heading, rows }) => {
      const height = rows.reduce((sum, row) => sum + this.rowHeight(row, all - width), 0);
      return (
        height <= this.flow.wholePage() / 2 && this.rowHeight(heading ?? '', width, true) <= height
      );
    });
    return fits ? width : 0;
  }

  /** A group is not torn apart: it goes to the next page as a whole. */
  private groupAside({ heading, rows }: FormSection['groups'][number]): void {
    const height = rows.reduce((sum, row) => sum + this.rowHeight(row, this.labelWidth), 0);
    if (this.flow.need(height)) this.head();
    const lines = this.flow.wrap(heading ?? '', this.aside - 2 * pad, undefined, true);
    const { y } = this.flow;
    this.letters(lines, margin.left + pad, height, true);
    this.flow.put(upright(margin.left, y, height));
    for (const row of rows) {
      const label = this.flow.wrap(row, this.labelWidth - 2 * pad);
      this.row(label, this.heightOf(label));
    }
    this.flow.put(ruleAcross(this.flow.y));
  }

  private groupsBelowHeadings(): void {
    for (const { heading, rows } of this.section.groups) {
      rows.forEach((row, index) => {
        const lines = this.flow.wrap(row, this.labelWidth - 2 * pad);
        const height = this.heightOf(lines);
        const first = index === 0 && heading !== null;
        const isNewPage = this.flow.need(height + (first ? this.bandHeight(heading) : 0));
        if (isNewPage) this.head();
        if (first) this.band(heading);
        else if (isNewPage && heading !== null) this.band(`${heading}（续）`);
        this.row(lines, height);
      });
    }
  }

  private head(): void {
    const cells = [this.section.corner, ...this.section.columns].map((label, index) =>
      this.flow.wrap(label, this.widthOf(index) - 2 * pad, undefined, true),
    );
    const corner = this.flow.wrap('评议对象', this.aside, undefined, true);
    const height = Math.max(...cells.map((lines) => this.heightOf(lines)));
    const { y } = this.flow;
    this.flow.put({ kind: 'shade', x: margin.left, y, width: contentWidth, height });
    cells.forEach((lines, index) => this.centred(lines, index, height));
    this.flow.put(ruleAcross(y));
    if (this.aside > 0) {
      const free = this.aside - this.flow.width('评议对象', undefined, true);
      this.letters(corner, margin.left + free / 2, height, true);
      this.flow.put(upright(margin.left, y, height), ruleAcross(y + height));
    }
    this.close(height);
  }

  private band(heading: string): void {
    const lines = this.flow.wrap(heading, contentWidth - 2 * pad, undefined, true);
    const height = this.heightOf(lines);
    const { y } = this.flow;
    this.letters(lines, margin.left + pad, height, true);
    this.flow.put(upright(margin.left, y, height), upright(margin.left + contentWidth, y, height));
    this.flow.put(ruleAcross(y + height));
    this.flow.y += height;
  }

  private row(lines: readonly string[], height: number): void {
    const { y, print } = this.flow;
    this.letters(lines, (this.edges[0] ?? 0) + pad, height, false);
    const side = print.box;
    for (let index = 1; index <= this.section.columns.length; index += 1) {
      const x = (this.edges[index] ?? 0) + (this.widthOf(index) - side) / 2;
      this.flow.put({ kind: 'box', x, y: y + (height - side) / 2, side });
    }
    this.close(height);
  }

  /** The lines around a row; moves below it. */
  private close(height: number): void {
    const { y } = this.flow;
    const foot = ruleAcross(y + height);
    this.flow.put(...this.edges.map((x) => upright(x, y, height)));
    this.flow.put({ ...foot, x1: this.edges[0] ?? foot.x1 });
    this.flow.y += height;
  }

  private centred(lines: readonly string[], column: number, height: number): void {
    const top = this.flow.y + (height - lines.length * this.flow.lineHeight()) / 2;
    lines.forEach((line, index) => {
      const free = this.widthOf(column) - this.flow.width(line, undefined, true);
      const x = (this.edges[column] ?? 0) + free / 2;
      this.flow.line(line, x, top + index * this.flow.lineHeight(), { bold: true });
    });
  }

  private letters(lines: readonly string[], x: number, height: number, bold: boolean): void {
    const top = this.flow.y + (height - lines.length * this.flow.lineHeight()) / 2;
    lines.forEach((line, index) =>
      this.flow.line(line, x, top + index * this.flow.lineHeight(), { bold }),
    );
  }

  private widthOf(column: number): number {
    return (this.edges[column + 1] ?? 0) - (this.edges[column] ?? 0);
  }

  private heightOf(lines: readonly string[]): number {
    return Math.max(this.flow.print.row, lines.length * this.flow.lineHeight() + 2 * pad);
  }

  private rowHeight(label: string, width: number, bold = false): number {
    return this.heightOf(this.flow.wrap(label, width - 2 * pad, undefined, bold));
  }

  private bandHeight(heading: string): number {
    return this.rowHeight(heading, contentWidth, true);
  }
}

/** For many or long grades: what is asked on one line, below it the boxes with their words beside them. */
function layOutAsList(flow: PageFlow, { groups, columns }: FormSection): void {
  for (const { heading, rows } of groups) {
    const before = heading === null ? 0 : flow.lineHeight();
    flow.need(before + 2 * flow.lineHeight() + 3 * flow.print.row);
    if (heading !== null) flow.paragraph(heading, { bold: true });
    rows.forEach((row) => {
      const boxes = boxesBeside(flow, columns);
      const lines = flow.wrap(row, contentWidth).length;
      const height = boxes.reduce((sum, one) => sum + one.height, lines * flow.lineHeight());
      const isNewPage = flow.need(height);
      if (isNewPage && heading !== null) flow.paragraph(`${heading}（续）`, { bold: true });
      flow.paragraph(row);
      boxes.forEach((one) => putBoxes(flow, one));
      flow.put(ruleAcross(flow.y));
      flow.gap(2 * pad);
    });
  }
}

interface BoxLine {
  readonly cell: number;
  readonly words: readonly (readonly string[])[];
  readonly height: number;
}

/** As many boxes with their words in a line as fit; a longer word wraps beside its box. */
function boxesBeside(flow: PageFlow, words: readonly string[]): BoxLine[] {
  const side = flow.print.box;
  const widest = Math.max(...words.map((word) => flow.width(word)));
  const cell = Math.min(contentWidth, side + pad + widest + 4 * pad);
  const perLine = Math.max(1, Math.floor(contentWidth / cell));
  const lines: BoxLine[] = [];
  for (let at = 0; at < words.length; at += perLine) {
    const wrapped = words
      .slice(at, at + perLine)
      .map((word) => flow.wrap(word, contentWidth - side - pad));
    const tallest = Math.max(...wrapped.map((one) => one.length * flow.lineHeight()));
    lines.push({ cell, words: wrapped, height: Math.max(flow.print.row, tallest) });
  }
  return lines;
}

function putBoxes(flow: PageFlow, { cell, words, height }: BoxLine): void {
  const side = flow.print.box;
  flow.need(height);
  words.forEach((lines, index) => {
    const x = margin.left + index * cell;
    flow.put({ kind: 'box', x, y: flow.y + (height - side) / 2, side });
    const top = flow.y + (height - lines.length * flow.lineHeight()) / 2;
    lines.forEach((line, row) => flow.line(line, x + side + pad, top + row * flow.lineHeight()));
  });
  flow.y += height;
}

function ruleAcross(y: number) {
  const [x1, x2] = [margin.left, margin.left + contentWidth];
  return { kind: 'line' as const, x1, y1: y, x2, y2: y, weight: thin };
}

function upright(x: number, y: number, height: number) {
  return { kind: 'line' as const, x1: x, y1: y, x2: x, y2: y + height, weight: thin };
}
