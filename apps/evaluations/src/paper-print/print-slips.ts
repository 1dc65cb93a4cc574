import type { Readable } from 'node:stream';
import { a4, type Ink } from './page-flow.rules';
import { a4Document, keepPace, measureWith, printable } from './pdf-document';
import { drawCode, qrCode } from './qr-code';
import { type Stencil, stencil } from './stencil';
import { type Measure, wrapText } from './wrap-text.rules';

export interface SlipSheet {
  readonly title: string;
  readonly ticketClass: string;
  /** What the codes say, one slip each. */
  readonly texts: AsyncIterable<string>;
}

const columns = 2;
const rows = 4;
const perPage = columns * rows;
const cell = { width: a4.width / columns, height: a4.height / rows };
const code = 150; // 53 mm: half a millimetre per module at 3072 bit
const pad = 24; // beyond what office printers leave white, and more than the quiet zone of four modules
const words = [
  '扫码填写，一码一票；封箱前可再扫此码重投，以最后一次为准。',
  '不记姓名，没有人知道哪一票是谁的。',
  '请勿转让、拍照；遗失不补。',
];

/** Ready tickets on A4, eight to a page with lines to cut along; given out page by page. */
export function printSlips(sheet: SlipSheet): Readable {
  const document = a4Document(`${sheet.title} ${sheet.ticketClass}`);
  const pages = document as unknown as Readable;
  void fill(document, sheet).catch((error: Error) => pages.destroy(error));
  return pages;
}

async function fill(document: PDFKit.PDFDocument, sheet: SlipSheet): Promise<void> {
  document.addPage();
  const { text } = printable(document);
  const slip = slipInk(text(sheet.title), text(sheet.ticketClass), measureWith(document));
  const layers = Array.from({ length: perPage }, (_, at) =>
    stencil(document, `Slip${at}`, moved(slip, cornerOf(at))),
  );
  const lines = stencil(document, 'Lines', cutLines());
  let at = 0;
  for await (const slipText of sheet.texts) {
    if (!(await keepPace(document))) return;
    if (at % perPage === 0) newPage(document, at > 0, lines);
    const { x, y } = cornerOf(at % perPage);
    layers[at % perPage]?.stamp();
    const place = { x: x + pad, y: y + (cell.height - code) / 2, side: code };
    drawCode(document, qrCode(slipText, { errorCorrectionLevel: 'M', mode: 'byte' }), place);
    at += 1;
  }
  document.end();
}

function newPage(document: PDFKit.PDFDocument, isAnother: boolean, lines: Stencil): void {
  if (isAnother) document.addPage();
  lines.stamp();
}

function cornerOf(at: number): { x: number; y: number } {
  return { x: (at % columns) * cell.width, y: Math.floor(at / columns) * cell.height };
}

/** Everything but the code, in a cell of its own; a long title makes all letters smaller rather than being cut off. */
function slipInk(title: string, ticketClass: string, measure: Measure): Ink[] {
  const texts = [
    { text: title, size: 9, bold: true },
    { text: ticketClass, size: 8.5, bold: false },
    ...words.map((text) => ({ text, size: 7.5, bold: false })),
  ];
  const x = pad + code + 12;
  const width = cell.width - x - 16;
  for (let scale = 1; ; scale -= 0.05) {
    const ink: Ink[] = [];
    let y = 0;
    for (const { text, bold, ...full } of texts) {
      const size = full.size * scale;
      for (const line of wrapText(text, width, size, measure, bold)) {
        y += size * 1.4;
        ink.push({ kind: 'text', x, y, text: line, size, bold });
      }
      y += size * 0.5;
    }
    const free = cell.height - y;
    if (free > 2 * pad || scale < 0.4) return moved(ink, { x: 0, y: free / 2 });
  }
}

function cutLines(): Ink[] {
  const across = [1, 2, 3].map((at) => at * cell.height);
  return [
    ...across.map((y): Ink => ({
      kind: 'line',
      x1: 0,
      y1: y,
      x2: a4.width,
      y2: y,
      weight: 0.4,
      dashed: true,
    })),
    {
      ...{ kind: 'line', x1: cell.width, y1: 0, x2: cell.width, y2: a4.height },
      ...{ weight: 0.4, dashed: true },
    },
  ];
}

function moved(ink: readonly Ink[], by: { x: number; y: number }): Ink[] {
  return ink.map((one) => ('x' in one ? { ...one, x: one.x + by.x, y: one.y + by.y } : one));
}
