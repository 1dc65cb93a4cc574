import fc from 'fast-check';
import { recogniseFile } from '../office-file/recognise-file';
import { writeChineseNumber } from '../roster-import/chinese-text.rules';
import { withoutLines } from '../roster-import/fixtures/roster-text';
import { parseRoster } from '../roster-import/parse-roster.rules';
import { printLaidOut, printRoster } from '../roster-import/print-roster.rules';
import {
  type LaidOutRoster,
  layOutRoster,
  type PrintableRoster,
} from '../roster-import/roster-layout.rules';
import { printCsv } from './print-csv.rules';
import { printDocx } from './print-docx';
import { printXlsx } from './print-xlsx';

const han = fc.constantFrom(...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许甲乙丙丁戊己庚辛壬癸');
const name = fc
  .tuple(fc.array(han, { minLength: 2, maxLength: 3 }), fc.constantFrom('', '  '))
  .map(([signs, padding]) => signs.join(signs.length === 2 ? padding : ''));
const digits = fc.integer({ min: 0, max: 9_999 }).map((n) => String(n).padStart(4, '0'));
const phones = fc.constantFrom(['L', 'M'], ['M'], ['A', 'M'], ['E']).chain((kinds) =>
  fc.tuple(
    ...kinds.map((kind) =>
      digits.map((tail) => {
        const raw = {
          L: `8800${tail}`,
          M: `1380001${tail}`,
          A: `0570-8800${tail}`,
          E: `8800${tail}转12`,
        };
        return { raw: raw[kind as 'L'] };
      }),
    ),
  ),
);
// What a spreadsheet would execute, in front of what is otherwise an ordinary name.
const start = fc.constantFrom('', '', '', '', '=', '+', '-', '@', "'", "'=");
const places = fc.constantFrom(
  '东湖镇',
  '富盛镇',
  '马山镇',
  '沥海镇',
  '斗门镇',
  '孙端镇',
  '皋埠镇',
);
const kinds = fc.constantFrom('卫生院', '人民医院', '社区卫生服务中心');
const unit = fc.record({
  name: fc.tuple(start, places, kinds).map((parts) => parts.join('')),
  contact: fc.option(fc.record({ displayName: name, phones }), { freq: 5 }),
});
const group = fc.record({
  leader: name,
  members: fc.array(name, { minLength: 1, maxLength: 6 }),
  units: fc.array(unit, { minLength: 1, maxLength: 7 }),
});
const roster = fc.array(group, { minLength: 1, maxLength: 7 }).map((groups): PrintableRoster => {
  return {
    heading: ['附件：分工 & <联系>', '督导联系点分工'],
    columns: [],
    legend: ['注：标注★的成员为联络员。'],
    groups: groups.map(({ leader, members, units }, at) => ({
      label: `第${writeChineseNumber(at + 1)}组`,
      leader: { displayName: leader, isLiaison: false },
      members: members.map((displayName, index) => {
        return { displayName, isLiaison: index === members.length - 1 };
      }),
      units,
    })),
  };
});

const formats: [string, string, (table: LaidOutRoster) => Buffer | Promise<Buffer>, number][] = [
  ['Word', 'a.docx', printDocx, 25],
  ['Excel', 'a.xlsx', printXlsx, 25],
  ['CSV in UTF-8', 'a.csv', (table) => printCsv(table, 'utf-8'), 100],
  ['CSV in GB18030', 'a.csv', (table) => printCsv(table, 'gb18030'), 100],
  ['text', 'a.txt', (table) => Buffer.from(printLaidOut(table)), 100],
];

describe('any contact table, exported and imported again', () => {
  it.each(formats)(
    'R000.80 is the same roster after %s',
    async (_, file, print, numRuns) => {
      await fc.assert(
        fc.asyncProperty(roster, async (one) => {
          const text = printRoster(one);
          const read = await recogniseFile(await print(layOutRoster(one)), file);
          if (read.kind !== 'roster') throw new Error(`not a roster but ${read.kind}`);
          expect(withoutLines(parseRoster(read.text))).toEqual(withoutLines(parseRoster(text)));
        }),
        { numRuns },
      );
    },
    60_000,
  );

  it('R000.80 compares rosters that are whole: what is printed has everybody in it', () => {
    fc.assert(
      fc.property(roster, (one) => {
        const { counts } = parseRoster(printRoster(one));
        const units = one.groups.flatMap((each) => each.units);
        expect(counts).toMatchObject({
          groups: one.groups.length,
          units: units.length,
          contacts: units.filter(({ contact }) => contact).length,
          members: one.groups.flatMap(({ members }) => members).length,
        });
      }),
    );
  });
});
