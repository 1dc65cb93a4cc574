import { decode } from 'iconv-lite';
import { showCell, withholdCell } from '@huiyin/disclosure';
import { printCsv } from './print-csv.rules';
import { resultTable } from './result-table.rules';

const grades = [
  { id: 'good', label: '好', value: 2, favourable: true },
  { id: 'poor', label: '差', value: 0, favourable: false },
];
const shown = showCell(
  { sheets: 9, counts: { good: 5, poor: 2 }, ruleVersion: 'r/2' },
  { grades },
  5,
);
const withheld = withholdCell({ sheets: 6, k: 5, ruleVersion: 'r/2', withheld: 'protected' });

describe('results as a file', () => {
  it('says n, k and rule of every number, or why there is none', () => {
    const [heading, first, second] = resultTable(
      ['评议对象'],
      [
        { about: ['领导班子'], grades, cell: shown },
        { about: ['甲同志'], grades, cell: withheld },
      ],
    );
    expect(heading).toHaveLength(first?.length ?? 0);
    expect(first).toEqual(['领导班子', 9, 7, '好 5；差 2', 71.4, 1.43, null, 5, 'r/2']);
    expect(second).toEqual([
      ...['甲同志', 6, null, null, null, null, '为保护参评人，不予公布', 5, 'r/2'],
    ]);
  });

  it('takes nothing that the engine did not make', () => {
    const raw = { ...shown } as typeof shown;
    expect(() => resultTable([], [{ about: [], grades, cell: raw }])).toThrow('raw cell');
  });

  it('is read by Excel in both encodings, and executes nothing', () => {
    const rows = [
      ['=1+1', '-2', '＝SUM(A1)', '甲,"乙"', '两\n行'],
      [-2, null],
    ];
    const utf8 = printCsv(rows, 'utf-8');
    expect([...utf8.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(utf8.toString().slice(1)).toBe(`'=1+1,'-2,'＝SUM(A1),"甲,""乙""","两\n行"\r\n-2,\r\n`);
    expect(decode(printCsv(rows, 'gb18030'), 'gb18030')).toBe(utf8.toString().slice(1));
  });
});
