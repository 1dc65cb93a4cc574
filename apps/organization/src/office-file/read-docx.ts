import type { OfficeArchive } from './office-archive';
import { FileUnpacksTooLarge } from './office-file.errors';
import { attribute, type Attributes, readXml, type XmlHandler } from './read-xml';

/** A cell where Word put it: its first grid column, how many it covers, whether it continues the one above. */
export interface WordCell {
  readonly start: number;
  readonly span: number;
  readonly isContinued: boolean;
  readonly paragraphs: readonly string[];
}

export type WordBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly WordCell[])[] };

const part = 'word/document.xml';
const mostCharacters = 4_000_000;

/** Paragraphs and tables of a Word document in reading order, merged cells as such. */
export async function readDocx(archive: OfficeArchive): Promise<WordBlock[]> {
  const document = new WordDocument();
  for await (const _ of readXml(archive.read(part), part, document)) {
    void _;
    if (document.characters > mostCharacters) throw new FileUnpacksTooLarge({ part });
  }
  return document.blocks;
}

interface OpenCell {
  start: number;
  span: number;
  isContinued: boolean;
  paragraphs: string[];
}

// What stands in these is no text of the document: the other version of a drawing, deleted text, field codes, notes.
const skipped = new Set(['Fallback', 'delText', 'del', 'instrText', 'txbxContent', 'moveFrom']);

class WordDocument implements XmlHandler {
  readonly blocks: WordBlock[] = [];
  characters = 0;
  private depth = 0;
  private skipping = 0;
  private rows: WordCell[][] = [];
  private row: WordCell[] = [];
  private cell: OpenCell | null = null;
  private column = 0;
  private paragraph = '';
  private isText = false;

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.skipping > 0 || skipped.has(name)) {
      this.skipping += 1;
      return;
    }
    if (name === 't') this.isText = true;
    else if (name === 'p') this.paragraph = '';
    else if (name === 'tab') this.paragraph += ' ';
    else if (name === 'br' || name === 'cr') this.paragraph += '\n';
    else if (name === 'noBreakHyphen') this.paragraph += '-';
    else if (name === 'tbl') this.depth += 1;
    // A table in a cell is text of that cell.
    else if (this.depth === 1) this.openInTable(name, attributes);
  };

  readonly close = (name: string): void => {
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    if (name === 't') this.isText = false;
    else if (name === 'p') this.endParagraph();
    else if (name === 'tbl') this.endTable();
    else if (this.depth === 1 && name === 'tc') this.endCell();
    else if (this.depth === 1 && name === 'tr') this.rows.push(this.row);
  };

  readonly text = (piece: string): void => {
    if (this.isText && this.skipping === 0) this.paragraph += piece;
  };

  private openInTable(name: string, attributes: Attributes): void {
    if (name === 'tr') [this.row, this.column] = [[], 0];
    else if (name === 'gridBefore') this.column += number(attributes, 0);
    else if (name === 'tc')
      this.cell = { start: this.column, span: 1, isContinued: false, paragraphs: [] };
    else if (this.cell && name === 'gridSpan') this.cell.span = Math.max(1, number(attributes, 1));
    else if (this.cell && (name === 'vMerge' || name === 'hMerge'))
      this.cell.isContinued = (attribute(attributes, 'val') ?? 'continue') === 'continue';
  }

  private endParagraph(): void {
    const lines = this.paragraph.split('\n').map((line) => line.replace(/\t/g, ' '));
    this.characters += this.paragraph.length + 1;
    if (this.cell) this.cell.paragraphs.push(...lines);
    else for (const text of lines) this.blocks.push({ kind: 'paragraph', text });
    this.paragraph = '';
  }

  private endCell(): void {
    if (!this.cell) return;
    this.column = this.cell.start + this.cell.span;
    this.row.push(this.cell);
    this.cell = null;
  }

  private endTable(): void {
    this.depth -= 1;
    if (this.depth > 0) return;
    this.blocks.push({ kind: 'table', rows: this.rows });
    this.rows = [];
  }
}

function number(attributes: Attributes, otherwise: number): number {
  const value = Number(attribute(attributes, 'val'));
  return Number.isInteger(value) && value >= 0 && value <= 100 ? value : otherwise;
}
