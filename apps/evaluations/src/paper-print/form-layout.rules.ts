import { formSections, instructions, type PaperForm } from './paper-form.rules';
import { a4, contentWidth, type Ink, margin, PageFlow, type Typography } from './page-flow.rules';
import { layOutSection } from './table-layout.rules';
import type { Measure } from './wrap-text.rules';

/** The same pages for every form of a batch; only control number and code are added. */
export interface FormLayout {
  readonly pages: readonly (readonly Ink[])[];
  readonly print: Typography;
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * R002.17, need 9: the form on as many A4 pages as it takes. Long names wrap, long tables go on with their headings repeated.
 * @param missing signs the font does not have, said on the form instead of printed as a box
 */
export function layOutForm(
  form: PaperForm,
  print: Typography,
  measure: Measure,
  missing: readonly string[] = [],
): FormLayout {
  const flow = new PageFlow(print, measure);
  flow.paragraph(form.title, { size: print.title, bold: true, centred: true });
  flow.paragraph(form.ticketClass, { centred: true });
  flow.gap(print.body * 0.4);
  const sections = formSections(form);
  howTo(flow, instructions(sections, form.threshold));
  sections.forEach((section, index) =>
    layOutSection(flow, section, `${numerals[index] ?? index + 1}、${section.title}`),
  );
  form.questions.forEach((question, index) => {
    const at = sections.length + index;
    layOutQuestion(flow, `${numerals[at] ?? at + 1}、${question.label}`, question.maxChars);
  });
  if (missing.length > 0) flow.paragraph(missingSigns(missing), { size: print.small });
  return { pages: flow.pages.map((page, at) => framed(flow, page, at, form)), print };
}

function howTo(flow: PageFlow, lines: readonly string[]): void {
  const size = flow.print.small;
  flow.paragraph('填写说明', { size, bold: true });
  const hanging = flow.width('1. ', size);
  lines.forEach((line, index) => flow.paragraph(`${index + 1}. ${line}`, { size, hanging }));
  flow.gap(size);
}

/** At least two ruled lines, at most eight: the back of the sheet is there for more. */
function layOutQuestion(flow: PageFlow, label: string, maxChars: number): void {
  const { ruled, body } = flow.print;
  const wanted = Math.min(8, Math.max(2, Math.ceil((maxChars * body * 1.4) / contentWidth)));
  flow.need(flow.lineHeight() + 2 * ruled);
  flow.paragraph(label, { bold: true });
  const fitting = Math.floor((flow.room() - body) / ruled);
  const lines = fitting >= 3 ? Math.min(wanted, fitting) : wanted; // rather fewer lines than one more page
  for (let at = 0; at < lines; at += 1) {
    flow.need(ruled);
    flow.y += ruled;
    const [x1, x2] = [margin.left, margin.left + contentWidth];
    flow.put({ kind: 'line', x1, y1: flow.y, x2, y2: flow.y, weight: 0.5 });
  }
  flow.gap(body);
}

function missingSigns(missing: readonly string[]): string {
  const codes = missing.map((sign) => `U+${sign.codePointAt(0)?.toString(16).toUpperCase()}`);
  return `注：“〓”处的字（${codes.join('、')}）字库中没有，不能印出，以现场公布的名单为准。`;
}

/** Class, page and foot line: on every page, so that pages that came apart still belong somewhere. */
function framed(flow: PageFlow, page: readonly Ink[], at: number, form: PaperForm): Ink[] {
  const { print } = flow;
  const frame = new PageFlow(print, (text, size, bold) => flow.width(text, size, bold));
  const [label = '', ...rest] = flow.wrap(form.ticketClass, contentWidth * 0.45, print.body, true);
  frame.line(rest.length > 0 ? `${label}…` : label, margin.left, margin.top, { bold: true });
  const foot = a4.height - margin.bottom - frame.lineHeight(print.small);
  frame.line('填好后当场亲手投入票箱', margin.left, foot, { size: print.small });
  const count = `第 ${at + 1} 页，共 ${flow.pages.length} 页`;
  const x = margin.left + contentWidth - frame.width(count, print.small);
  frame.line(count, x, foot, { size: print.small });
  return [...page, ...(frame.pages[0] ?? [])];
}
