import { annexText, codesOf, GROUP_ONE, ROW_ONE, rosterText } from './fixtures/roster-text';
import { readFlattenedTable } from './flattened-table.rules';
import { parseRoster } from './parse-roster.rules';
import { readRows } from './roster-rows.rules';

describe('counting cells in fours', () => {
  it('5.3 item 3: the annex has 84 cells in 21 whole rows below its header', () => {
    const { header, cells } = readFlattenedTable(annexText());
    expect(header?.map(({ line }) => line)).toEqual([5, 6, 7, 8]);
    expect(cells).toHaveLength(84);
    const rows = readRows(cells);
    expect(rows).toHaveLength(21);
    expect(rows.every(({ cellCount }) => cellCount === 4)).toBe(true);
  });

  it('5.3 item 5: 30 of its cells are empty', () => {
    const { cells } = readFlattenedTable(annexText());
    expect(cells.filter(({ paragraphs }) => paragraphs.length === 0)).toHaveLength(30);
  });

  it('keeps the line of every paragraph of a cell', () => {
    const { cells } = readFlattenedTable(annexText());
    expect(cells[1]).toEqual({
      line: 15,
      paragraphs: [
        { line: 15, text: '组长：赵甲甲' },
        { line: 17, text: '成员：钱乙甲、' },
        { line: 19, text: '孙丙甲、李丁甲★' },
      ],
    });
  });
});

describe('a cell lost or added costs one row, never the rest of the table', () => {
  const second = ['', '', '市中医院', '吴己13800010002'];
  const third = ['', '', '甲镇卫生院', '郑庚13800010003'];
  const next = ['第\n二\n组', '组长：王辛\n成员：冯壬、陈癸★', '市疾控中心', '褚寅13800010004'];

  it.each([
    ['the merged group cell', ['', '市中医院', '吴己13800010002'], 3],
    ['both merged cells', ['市中医院', '吴己13800010002'], 2],
    ['the contact cell', ['', '', '市中医院'], 3],
    ['a cell too many', ['', '', '', '市中医院', '吴己13800010002'], 5],
  ])('%s: the unit is still read, the row reported', (_, broken, count) => {
    const draft = parseRoster(rosterText([...ROW_ONE], broken, third, next));
    const issue = draft.issues.find(({ code }) => code === 'ROSTER_CELL_COUNT');
    expect(issue).toMatchObject({
      severity: 'error',
      cell: 'row',
      line: expect.any(Number) as number,
    });
    expect(issue?.reason.en).toContain(`${count} cells`);
    expect(draft.counts).toMatchObject({ groups: 2, unitsPerGroup: [3, 1] });
  });

  it.each([
    ['the unit cell', ['', '', '吴己13800010002']],
    ['everything but the unit', ['市中医院']],
  ])('%s: the row is reported and the others are whole', (_, broken) => {
    const draft = parseRoster(rosterText([...ROW_ONE], broken, third, next));
    expect(codesOf(draft)).toContain('ROSTER_CELL_COUNT');
    expect(draft.counts).toMatchObject({ groups: 2, unitsPerGroup: [2, 1] });
  });

  it('a fifth cell is reported with its text', () => {
    const draft = parseRoster(rosterText([...ROW_ONE], [...second, '备注'], next));
    expect(draft.issues).toMatchObject([{ code: 'ROSTER_CELL_COUNT', text: '备注', row: 3 }]);
    expect(draft.counts.unitsPerGroup).toEqual([2, 1]);
  });

  it('the first row of a group without its label or members still opens the group', () => {
    const noMembers = parseRoster(
      rosterText([...ROW_ONE], ['第二组', '市疾控中心', '褚寅13800010004'], third),
    );
    expect(noMembers.counts.unitsPerGroup).toEqual([1, 2]);
    expect(codesOf(noMembers)).toContain('ROSTER_CELL_COUNT');
    const noLabel = parseRoster(rosterText([...ROW_ONE], next.slice(1), third));
    expect(noLabel.counts.unitsPerGroup).toEqual([1, 2]);
    expect(codesOf(noLabel)).toEqual(['ROSTER_CELL_COUNT', 'ROSTER_GROUP_LABEL']);
  });

  it('the very last cell missing is seen', () => {
    const draft = parseRoster(rosterText([...ROW_ONE], ['', '', '市中医院']));
    expect(codesOf(draft)).toEqual(['ROSTER_CELL_COUNT', 'ROSTER_UNIT_WITHOUT_CONTACT']);
    expect(draft.counts.units).toBe(2);
  });

  it('every cell of the annex may be lost without losing more than its own unit', () => {
    const lines = annexText().split('\n');
    const starts = lines.flatMap((line, index) =>
      line.startsWith('\t') && index > 8 ? [index] : [],
    );
    for (const start of starts) {
      const end = starts.find((other) => other > start) ?? lines.length;
      const draft = parseRoster([...lines.slice(0, start), ...lines.slice(end)].join('\n'));
      expect(draft.counts.units).toBeGreaterThanOrEqual(20);
      expect(draft.issues.some(({ severity }) => severity === 'error')).toBe(true);
    }
  });
});

describe('cells that may be empty', () => {
  it('an empty contact cell is a unit without contact, not a shifted row', () => {
    const draft = parseRoster(
      rosterText(
        [...GROUP_ONE, '市人民医院', ''],
        ['', '', '市中医院', ''],
        ['', '', '甲镇卫生院', '郑庚13800010003'],
      ),
    );
    expect(codesOf(draft)).toEqual(['ROSTER_UNIT_WITHOUT_CONTACT', 'ROSTER_UNIT_WITHOUT_CONTACT']);
    expect(draft.groups[0]?.units.map(({ contact }) => contact?.name)).toEqual([
      undefined,
      undefined,
      '郑庚',
    ]);
  });

  it('an empty unit cell is an error at its place', () => {
    const draft = parseRoster(rosterText([...ROW_ONE], ['', '', '', '吴己13800010002']));
    expect(draft.issues).toMatchObject([
      { code: 'ROSTER_UNIT_WITHOUT_NAME', cell: 'unit', row: 2 },
    ]);
  });

  it('rows left blank in Word are no rows', () => {
    const draft = parseRoster(
      rosterText(
        [...ROW_ONE],
        ['', '', '', ''],
        ['', '', '市中医院', '吴己13800010002'],
        ['', '', '', ''],
      ),
    );
    expect(draft.counts.units).toBe(2);
    expect(draft.issues).toEqual([]);
  });

  it('units before any group are kept and reported', () => {
    const draft = parseRoster(rosterText(['', '', '市中医院', '吴己13800010002'], [...ROW_ONE]));
    expect(codesOf(draft)).toEqual(['ROSTER_UNIT_WITHOUT_GROUP']);
    expect(draft.counts.units).toBe(2);
  });
});
