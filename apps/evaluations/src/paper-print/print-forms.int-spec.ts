import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@huiyin/testing';
import { a4, margin } from './page-flow.rules';
import {
  controlNumber,
  controlNumberBytes,
  printedControlNumber,
} from '../paper/control-number.rules';
import { missingSigns, printForms } from './print-forms';
import type { PaperForm } from './paper-form.rules';
import { bytesOf, pdfPages, type PdfPage } from '../../test/paper/pdf-pages';

const grades = ['优秀', '良好', '一般', '较差'];
const names = ['王喆', '李堃', '陈璟', '欧阳𬱖', '伊力哈木·买买提'];
const kinds = ['leading-body', 'member'];

function aForm(over: Partial<PaperForm> = {}): PaperForm {
  return {
    title: '领导班子和党员领导干部民主评议票',
    ticketClass: 'A 票（领导班子成员）',
    threshold: 5,
    scales: [
      {
        id: 'overall',
        abstentionAllowed: true,
        grades: grades.map((label) => ({ id: label, label })),
      },
      {
        id: 'marks',
        abstentionAllowed: false,
        grades: ['有', '无'].map((label) => ({ id: label, label })),
      },
    ],
    targets: [
      { id: 'body', kind: 'leading-body', label: '领导班子' },
      ...names.map((label) => ({ id: label, kind: 'member', label })),
    ],
    dimensions: [
      ...['为民服务', '廉洁自律', '工作作风'].map((label) => ({
        ...{ id: label, label, scaleId: 'overall', targetKinds: kinds },
      })),
      ...['形式主义', '官僚主义', '享乐主义', '奢靡之风'].map((label) => ({
        ...{ id: label, label, scaleId: 'marks', targetKinds: kinds },
        list: '“四风”方面的突出问题',
      })),
    ],
    questions: [{ id: 'q', label: '对搞好活动的意见建议', maxChars: 300 }],
    ...over,
  };
}

const someNumbers = (count: number) =>
  Array.from({ length: count }, () => controlNumber(randomBytes(controlNumberBytes)) as string);
const print = async (form: PaperForm, numbers: readonly string[], large = false) =>
  pdfPages(await bytesOf(printForms({ form, numbers, large })));
const clipped = (pages: readonly PdfPage[]) =>
  pages.flatMap(({ texts }) =>
    texts.filter(({ left, right, baseline, size }) => {
      const isBeside = left < margin.left - 1 || right > a4.width - margin.right + 1;
      return isBeside || baseline - size < 0 || baseline + size * 0.2 > a4.height - margin.bottom;
    }),
  );

jest.setTimeout(60_000);

describe('R002.17 need 9: appraisal forms on paper', () => {
  // Printed and read once: reading a PDF with another program takes seconds.
  const numbers = someNumbers(4);
  let pages: PdfPage[];
  let bytes: number;
  beforeAll(async () => {
    const file = await bytesOf(printForms({ form: aForm(), numbers, large: false }));
    bytes = file.length;
    pages = pdfPages(file);
  });

  it('has every word of the form on A4 pages, nothing beside the page', () => {
    const words = pages.map((page) => page.words).join('');
    for (const { width, height } of pages)
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    for (const word of [...grades, ...names, '弃权', '形式主义', '为民服务', '领导班子'])
      expect(words).toContain(word.replace(/\s/g, ''));
    for (const word of ['亲手投入票箱', '整张票作废', '督导组', '不足5张', '对搞好活动的意见建议'])
      expect(words).toContain(word);
    expect(clipped(pages)).toEqual([]);
  });

  it('names the control number and "page x of y" on every page, so that pages that come apart find together', () => {
    const perForm = pages.length / numbers.length;
    expect(perForm).toBeGreaterThan(1);
    pages.forEach(({ words }, at) => {
      const number = numbers[Math.floor(at / perForm)] ?? '';
      expect(words).toContain(printedControlNumber(number));
      expect(words).toContain(`第${(at % perForm) + 1}页，共${perForm}页`);
    });
  });

  it('prints forms that differ in nothing but their control number', () => {
    const perForm = pages.length / numbers.length;
    const without = pages.map(({ words }, at) =>
      words.replaceAll(printedControlNumber(numbers[Math.floor(at / perForm)] ?? ''), '#'),
    );
    for (const [at, words] of without.entries()) expect(words).toBe(without[at % perForm]);
  });

  it('need 26: in large print no letter is below 18 pt, and still nothing is beside the page', async () => {
    const large = await print(aForm(), someNumbers(1), true);
    const sizes = large.flatMap(({ texts }) => texts.map(({ size }) => size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
    expect(clipped(large)).toEqual([]);
    expect(large.map(({ words }) => words).join('')).toContain('伊力哈木·买买提');
  });

  it.each([false, true])('goes on over pages with headings repeated (large: %s)', async (large) => {
    const long = '某某市医药卫生系统行风建设领导小组办公室驻某某街道社区卫生服务中心';
    const targets = Array.from({ length: 60 }, (_, at) => ({
      ...{ id: `${at}`, kind: 'member', label: `${long}第${at + 1}号同志` },
    }));
    const many = await print(aForm({ targets, title: long.repeat(3) }), someNumbers(1), large);
    const words = many.map((page) => page.words).join('');
    for (let at = 1; at <= 60; at += 1) expect(words).toContain(`第${at}号同志`);
    expect(clipped(many)).toEqual([]);
    const inTable = many.filter((page) => page.words.includes('为民服务'));
    expect(inTable.length).toBeGreaterThan(3);
    for (const page of inTable) for (const grade of grades) expect(page.words).toContain(grade);
  });

  it('prints eleven grades with long names as boxes with words, when they do not fit beside each other', async () => {
    const many = Array.from({ length: 11 }, (_, at) => `第${at + 1}档：非常满意且愿意推荐`);
    const scale = {
      ...{ id: 'overall', abstentionAllowed: false },
      grades: many.map((label) => ({ id: label, label })),
    };
    const dimensions = aForm().dimensions.filter(({ scaleId }) => scaleId === 'overall');
    const form = aForm({ scales: [scale], dimensions, questions: [] });
    for (const large of [false, true]) {
      const boxes = await print(form, someNumbers(1), large);
      const words = boxes.map((page) => page.words).join('');
      for (const label of many) expect(words.split(label)).toHaveLength(6 * 3 + 1);
      expect(words).toContain('每行都要选择');
      expect(words).not.toContain('弃权');
      expect(clipped(boxes)).toEqual([]);
    }
  });

  it('has rare characters, and says of one it does not have which it is instead of printing a box', async () => {
    expect(missingSigns(aForm())).toEqual([]);
    const form = aForm({ targets: [{ id: 'x', kind: 'member', label: '赵\u{30EDD}' }] });
    expect(missingSigns(form)).toEqual(['\u{30EDD}']);
    const words = (await print(form, someNumbers(1))).map((page) => page.words).join('');
    expect(words).toContain('赵〓');
    expect(words).toContain('“〓”处的字（U+30EDD）字库中没有');
    expect(pages[0]?.words).not.toContain('〓');
  });

  it('does not grow with the number of forms: 300 forms are drawn once and stamped', async () => {
    const many = await bytesOf(
      printForms({ form: aForm(), numbers: someNumbers(300), large: false }),
    );
    expect((many.length - bytes) / (300 - numbers.length)).toBeLessThan(4_000);
  });

  it('waits for who reads, and stops when the reader leaves: 5 000 forms cost no memory', async () => {
    const stream = printForms({ form: aForm(), numbers: someNumbers(5_000), large: false });
    await new Promise((resolve) => stream.once('readable', resolve));
    // Drawing stops by itself: nothing is added for a second, long before 5 000 forms are there.
    await eventually(async () => {
      const before = stream.readableLength;
      await sleep(1_000);
      expect(stream.readableLength).toBe(before);
    }, 20_000);
    expect(stream.readableLength).toBeLessThan(700_000);
    stream.destroy();
  });
});
