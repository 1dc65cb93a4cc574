import type { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { printedControlNumber } from '../paper/control-number.rules';
import { layOutForm } from './form-layout.rules';
import { a4, largePrint, margin, standardPrint, type Typography } from './page-flow.rules';
import type { PaperForm } from './paper-form.rules';
import { a4Document, draw, keepPace, measureWith, printable } from './pdf-document';
import { drawCode, type QrCode, qrCode } from './qr-code';
import { stencil } from './stencil';

export interface FormBatch {
  readonly form: PaperForm;
  readonly numbers: readonly string[];
  readonly large: boolean;
}

/**
 * The forms of a batch as one PDF, one after the other in the order of `numbers` (the caller has shuffled them). Pages are
 * given out as they are made: memory does not grow with the number of forms.
 */
export function printForms({ form, numbers, large }: FormBatch): Readable {
  const document = a4Document(`${form.title} ${form.ticketClass}`);
  void fill(document, form, numbers, large ? largePrint : standardPrint).catch((error: Error) =>
    (document as unknown as Readable).destroy(error),
  );
  return document as unknown as Readable;
}

/** The signs of a form that the font does not have, each once: 〓 is printed for them and a note says so. */
export function missingSigns(form: PaperForm): string[] {
  const document = a4Document('');
  const { text, missing } = printable(document.addPage());
  void printableForm(form, text);
  return [...missing];
}

async function fill(
  document: PDFKit.PDFDocument,
  given: PaperForm,
  numbers: readonly string[],
  print: Typography,
): Promise<void> {
  document.addPage();
  const { text, missing } = printable(document);
  const form = printableForm(given, text);
  const { pages } = layOutForm(form, print, measureWith(document), [...missing]);
  const stencils = pages.map((ink, at) => stencil(document, `Page${at + 1}`, ink));
  for (const [index, number] of numbers.entries()) {
    const code = qrCode(number, { errorCorrectionLevel: 'M', mode: 'alphanumeric' });
    for (const [at, page] of stencils.entries()) {
      if (index > 0 || at > 0) document.addPage();
      page.stamp();
      stampNumber(document, number, code, print);
    }
    if (index % 20 === 19) await breathe(); // and others get their turn
    if (!(await keepPace(document))) return;
  }
  document.end();
}

/** Upper right corner of every page: the number in letters and, for a hand scanner, as a code. */
function stampNumber(
  document: PDFKit.PDFDocument,
  number: string,
  code: QrCode,
  print: Typography,
): void {
  const text = `票号 ${printedControlNumber(number)}`;
  const x = a4.width - margin.right - print.code;
  const width = document.font('bold').fontSize(print.body).widthOfString(text);
  const y = margin.top + print.body;
  draw(document, [{ kind: 'text', x: x - width - 8, y, text, size: print.body, bold: true }]);
  drawCode(document, code, { x, y: margin.top, side: print.code });
}

function printableForm(form: PaperForm, text: (given: string) => string): PaperForm {
  const labelled = <T extends { label: string }>(things: readonly T[]): T[] =>
    things.map((thing) => ({ ...thing, label: text(thing.label) }));
  return {
    ...form,
    title: text(form.title),
    ticketClass: text(form.ticketClass),
    targets: labelled(form.targets),
    dimensions: labelled(form.dimensions).map((one) => ({
      ...one,
      list: one.list ? text(one.list) : null,
    })),
    questions: labelled(form.questions),
    scales: form.scales.map((scale) => ({ ...scale, grades: labelled(scale.grades) })),
  };
}
