import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Ink } from './page-flow.rules';
import type { Measure } from './wrap-text.rules';

/** What stands where a sign should stand that the font does not have (下缺字符). */
export const missingSign = '〓';

// The package does not export its fonts, only its door; they lie beside it.
const fonts = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');

interface Face {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** An empty A4 document with both faces of Noto Sans Hans; pages are written out as soon as the next one begins. */
export function a4Document(title: string): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: title, Creator: 'Huiyin', Producer: 'Huiyin' }, // the time pdfkit adds is when it was printed, not who
    lang: 'zh-CN',
  })
    .registerFont('regular', join(fonts, 'NotoSansHans-Regular.otf'))
    .registerFont('bold', join(fonts, 'NotoSansHans-Bold.otf'));
}

const mostUnread = 512 * 1024;

/**
 * pdfkit pushes whatever is drawn, read or not: to be called between pages, so that a slow reader costs no memory. False when the
 * reader has left and nothing more needs to be drawn.
 */
export async function keepPace(document: PDFKit.PDFDocument): Promise<boolean> {
  const stream = document as unknown as Readable;
  while (stream.readableLength > mostUnread && !stream.destroyed) await sleep(5);
  return !stream.destroyed;
}

/** Widths as this document prints them; a sign is measured once. */
export function measureWith(document: PDFKit.PDFDocument): Measure {
  const known = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  return (text, size, bold) => {
    const face = bold ? 'bold' : 'regular';
    let width = 0;
    for (const sign of text) {
      let wide = known[face].get(sign);
      if (wide === undefined) {
        wide = document.font(face).fontSize(100).widthOfString(sign) / 100;
        known[face].set(sign, wide);
      }
      width += wide;
    }
    return width * size;
  };
}

/** Puts 〓 for every sign the font does not have, and tells which ones (once each). */
export function printable(document: PDFKit.PDFDocument) {
  const { font: face } = (document.font('regular') as unknown as { _font: { font: Face } })._font;
  const missing = new Set<string>();
  const text = (given: string): string =>
    Array.from(given.normalize('NFC').replace(/\s+/gu, ' '), (sign) => {
      if (face.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) return sign;
      missing.add(sign);
      return missingSign;
    }).join('');
  return { text, missing };
}

/** Draws onto the current page. */
export function draw(document: PDFKit.PDFDocument, ink: readonly Ink[]): void {
  for (const one of ink) {
    if (one.kind === 'text')
      document
        .font(one.bold ? 'bold' : 'regular')
        .fontSize(one.size)
        .fillColor('black')
        .text(one.text, one.x, one.y, { lineBreak: false, baseline: 'alphabetic' });
    else if (one.kind === 'line') drawLine(document, one);
    else if (one.kind === 'box')
      document.rect(one.x, one.y, one.side, one.side).lineWidth(0.8).stroke('black');
    else document.rect(one.x, one.y, one.width, one.height).fill('#eeeeee');
  }
}

function drawLine(
  document: PDFKit.PDFDocument,
  { x1, y1, x2, y2, weight, dashed }: Extract<Ink, { kind: 'line' }>,
): void {
  document.moveTo(x1, y1).lineTo(x2, y2).lineWidth(weight);
  if (dashed) document.dash(4, { space: 4 }).stroke('#777777').undash();
  else document.stroke('black');
}
