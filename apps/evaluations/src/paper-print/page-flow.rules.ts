import { type Measure, wrapText } from './wrap-text.rules';

/** What is put on paper. Points from the upper left corner; the y of a text is its baseline. */
export type Ink =
  | { kind: 'text'; x: number; y: number; text: string; size: number; bold: boolean }
  | {
      kind: 'line';
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      weight: number;
      dashed?: boolean;
    }
  | { kind: 'box'; x: number; y: number; side: number }
  | { kind: 'shade'; x: number; y: number; width: number; height: number };

/** Sizes in points. */
export interface Typography {
  readonly title: number;
  readonly body: number;
  /** Nothing on the form is smaller. */
  readonly small: number;
  readonly row: number;
  readonly box: number;
  /** Between ruled lines for handwriting. */
  readonly ruled: number;
  readonly code: number;
}

export const standardPrint: Typography = {
  ...{ title: 18, body: 10.5, small: 9, row: 21, box: 11, ruled: 25, code: 40 },
};
/** Need 26 of requirements.md, part 7: large print, no letter below 18 pt. */
export const largePrint: Typography = {
  ...{ title: 24, body: 18, small: 18, row: 34, box: 18, ruled: 38, code: 46 },
};

export const a4 = { width: 595.28, height: 841.89 } as const;
export const margin = { left: 42, right: 42, top: 30, bottom: 30 } as const;
export const contentWidth = a4.width - margin.left - margin.right;

const lead = 1.5; // line distance ÷ letter size
const middle = 0.38; // the middle of a Chinese sign above its baseline ÷ letter size

/** Fills page after page from top to bottom; nothing is ever put below the last line of a page. */
export class PageFlow {
  readonly pages: Ink[][] = [[]];
  y: number;
  private readonly top: number;
  private readonly bottom: number;

  constructor(
    readonly print: Typography,
    private readonly measure: Measure,
  ) {
    this.top = margin.top + print.code + 10;
    this.bottom = a4.height - margin.bottom - print.small * lead - 6;
    this.y = this.top;
  }

  put(...ink: Ink[]): void {
    this.pages.at(-1)?.push(...ink);
  }

  /** Room of `height`, on a new page when this one has not enough; true when a new page was begun. */
  need(height: number): boolean {
    if (this.y + height <= this.bottom || this.y === this.top) return false;
    this.pages.push([]);
    this.y = this.top;
    return true;
  }

  /** What is left of this page. */
  room(): number {
    return this.bottom - this.y;
  }

  /** A page with nothing on it yet has this much. */
  wholePage(): number {
    return this.bottom - this.top;
  }

  gap(height: number): void {
    this.y = Math.min(this.y + height, this.bottom);
  }

  width(text: string, size = this.print.body, bold = false): number {
    return this.measure(text, size, bold);
  }

  wrap(text: string, width: number, size = this.print.body, bold = false): string[] {
    return wrapText(text, width, size, this.measure, bold);
  }

  lineHeight(size = this.print.body): number {
    return size * lead;
  }

  /** One line of letters in a band that begins at `top`. */
  line(
    text: string,
    x: number,
    top: number,
    { size = this.print.body, bold = false, height = this.lineHeight(size) } = {},
  ): void {
    if (text === '') return;
    this.put({ kind: 'text', x, y: top + height / 2 + size * middle, text, size, bold });
  }

  /** A paragraph that may go on on the next page; lines after the first are set in by `hanging`. */
  paragraph(
    text: string,
    {
      size = this.print.body,
      bold = false,
      centred = false,
      hanging = 0,
      width = contentWidth,
    } = {},
  ): void {
    const lines = this.wrap(text, width - hanging, size, bold);
    (centred ? this.balanced(text, lines.length, size, bold) : lines).forEach((line, index) => {
      this.need(this.lineHeight(size));
      const free = centred ? (width - this.width(line, size, bold)) / 2 : index > 0 ? hanging : 0;
      this.line(line, margin.left + free, this.y, { size, bold });
      this.y += this.lineHeight(size);
    });
  }

  /** No more lines than it takes, but of about the same length: a title does not end in a single sign. */
  private balanced(text: string, lines: number, size: number, bold: boolean): string[] {
    const step = contentWidth / 40;
    let width = contentWidth;
    while (width > step && this.wrap(text, width - step, size, bold).length === lines)
      width -= step;
    return this.wrap(text, width, size, bold);
  }
}
