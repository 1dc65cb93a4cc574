import fc from 'fast-check';
import { writeChineseNumber } from './chinese-text.rules';
import { annexText, withoutLines } from './fixtures/roster-text';
import { readNameList } from './name-list.rules';
import { parseRoster } from './parse-roster.rules';
import { printRoster } from './print-roster.rules';

const han = fc.constantFrom(...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许甲乙丙丁戊己庚辛壬癸');
const name = fc.array(han, { minLength: 2, maxLength: 3 }).map((signs) => signs.join(''));
const space = fc.constantFrom('', ' ', '  ', '\u3000');
const blank = fc.constantFrom('\n', '\n\n', '\n \n\n');
const mobile = fc.integer({ min: 0, max: 9999 }).map((n) => `1380001${String(n).padStart(4, '0')}`);
const landline = fc.integer({ min: 0, max: 9999 }).map((n) => `8800${String(n).padStart(4, '0')}`);
const place = fc.constantFrom(
  '东湖镇',
  '富盛镇',
  '马山镇',
  '沥海镇',
  '斗门镇',
  '孙端镇',
  '皋埠镇',
  '陶堰镇',
);
const kind = fc.constantFrom('卫生院', '人民医院', '社区卫生服务中心');
const unit = fc.record({
  name: fc.tuple(place, kind).map((parts) => parts.join('')),
  contact: name,
  phones: fc.tuple(fc.option(landline, { nil: undefined }), mobile),
});
const group = fc.record({
  leader: name,
  members: fc.array(name, { minLength: 1, maxLength: 5 }),
  units: fc.array(unit, { minLength: 1, maxLength: 6 }),
});
type Group = typeof group extends fc.Arbitrary<infer T> ? T : never;

/** Typed by somebody else than our printer: random padding, commas, colons and blank lines. */
function typed(groups: Group[], pick: <T>(from: fc.Arbitrary<T>) => T): string {
  const comma = fc.constantFrom('，', ',');
  const pad = (text: string): string => (text.length === 2 ? [...text].join(pick(space)) : text);
  const cell = (paragraphs: string[]): string =>
    `\t${paragraphs.map((text) => text + pick(space)).join(pick(blank))}\n`;
  const rows = groups.flatMap(({ leader, members, units }, index) =>
    units.map((one, row) => {
      const names = members.map(
        (member, at) => pad(member) + (at === members.length - 1 ? '★' : '、'),
      );
      const own = [
        `组长${pick(fc.constantFrom('：', ':'))}${pad(leader)}`,
        `成员：${names[0]}`,
        ...names.slice(1),
      ];
      const merged = row > 0 ? [[''], ['']] : [['第', writeChineseNumber(index + 1), '组'], own];
      const numbers = one.phones.filter((phone) => phone !== undefined);
      const contact = numbers.map(
        (phone, at) => phone + (at < numbers.length - 1 ? pick(comma) : ''),
      );
      const cells = [...merged, [one.name], [pad(one.contact) + contact[0], ...contact.slice(1)]];
      return cells.map(cell).join('') + pick(blank);
    }),
  );
  return `附件：分工\n\n\t组别\n\t成员\n\t单位\n\t联系人及电话\n\n${rows.join('')}\n注：标注★的成员为联络员。\n`;
}

const typedRoster = fc.tuple(fc.array(group, { minLength: 1, maxLength: 8 }), fc.gen());

describe('for any roster', () => {
  it('R000.76 reading gives back what was typed, whatever the padding and the blank lines', () => {
    fc.assert(
      fc.property(typedRoster, ([groups, gen]) => {
        const draft = parseRoster(typed(groups, (from) => gen(() => from)));
        const read = draft.groups.map(({ leader, members, units }) => ({
          leader: leader?.name,
          members: members.map((member) => member.name),
          units: units.map(({ name: unitName, contact }) => ({
            name: unitName,
            contact: contact?.name,
            phones: contact?.phones.map(({ digits }) => digits),
          })),
        }));
        const expected = groups.map((one) => ({
          ...one,
          units: one.units.map((u) => ({
            ...u,
            phones: u.phones.filter((phone) => phone !== undefined),
          })),
        }));
        expect(read).toEqual(expected);
        expect(draft.counts.liaisons).toBe(groups.length);
      }),
    );
  });

  it('R000.80 printing and reading again changes nothing', () => {
    fc.assert(
      fc.property(typedRoster, ([groups, gen]) => {
        const draft = parseRoster(typed(groups, (from) => gen(() => from)));
        expect(withoutLines(parseRoster(printRoster(draft)))).toEqual(withoutLines(draft));
      }),
    );
  });
});

describe('for any text', () => {
  const sign = fc.constantFrom(
    ...'\t\n 　组长成员：:、，,★第一二十注附件赵甲xX1380转-()<>·\u0000\ufeff',
  );
  const soup = fc.array(sign, { maxLength: 300 }).map((signs) => signs.join(''));
  const header = '\t组别\n\t成员\n\t单位\n\t联系人及电话\n';

  it('never throws and keeps its figures consistent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          soup,
          soup.map((text) => header + text),
        ),
        (text) => {
          const draft = parseRoster(text);
          const { units, unitsPerGroup, phones } = draft.counts;
          expect(unitsPerGroup.reduce((a, b) => a + b, 0)).toBe(units);
          expect(phones).toBeGreaterThanOrEqual(draft.counts.mobiles + draft.counts.landlines);
          expect(draft.groups.length === 0).toBe(draft.counts.groups === 0);
          expect(() => [printRoster(draft), readNameList(text)]).not.toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the annex with any lines lost or any line doubled still reads without an exception', () => {
    const lines = annexText().split('\n');
    fc.assert(
      fc.property(
        fc.array(fc.nat(lines.length - 1), { maxLength: 6 }),
        fc.nat(lines.length),
        (lost, doubled) => {
          const kept = lines.filter((_, index) => !lost.includes(index));
          kept.splice(doubled, 0, lines[doubled] ?? '');
          const draft = parseRoster(kept.join('\n'));
          expect(draft.issues.every(({ line }) => line >= 1)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['spaces', ' '],
    ['cells', '\t\n'],
    ['commas', '、'],
    ['single characters', '甲 '],
    ['names', '赵甲、'],
    ['liaisons', '联络员：赵甲\n'],
    ['stars', '★ '],
    ['colons', '组长：'],
    ['placeholders', 'x '],
    ['digits', '1'],
    ['numbers', '13800010001，'],
    ['groups', '\t第一组\n\t组长：赵甲\n\t医院\n\t周戊13800010001\n'],
    ['broken rows', '\t第一组\n\t组长：赵甲\n\t医院\n'],
    ['hospitals', '口腔'],
  ])('200 000 characters of %s are read in linear time', (_, part) => {
    const junk = part.repeat(Math.floor(200_000 / part.length));
    const starts = [
      header,
      `${header}\t第一组\n\t组长：`,
      `${header}\t第一组\n\t组长：赵甲\n\t医院\n\t周戊`,
    ];
    const started = performance.now();
    for (const start of starts) parseRoster(start + junk);
    readNameList(junk);
    // Linear takes about a second for the four readings; the bound leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});
