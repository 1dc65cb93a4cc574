import { proposeColumns, type TableKind } from './table-columns.rules';
import { saidOf, severityOf } from './table-issues.rules';
import { type RawRow, RowReader } from './table-row.rules';

const types = new Map([['综合医院', 'general-hospital']]);

function read(kind: TableKind, titles: string[], cells: string[], notes: RawRow['notes'] = []) {
  const { values, issues } = new RowReader(kind, proposeColumns(titles), types).read({
    row: 7,
    cells,
    notes,
  });
  return { values, issues: issues.map(({ code, column }) => [code, column]) };
}

describe('R000.76 a row of a table', () => {
  it('is a person with unit and post, names compared without white space', () => {
    const { values, issues } = read(
      'PEOPLE',
      ['职务', '姓名', '单位'],
      ['内科医生', '丁 甲', ' 甲 医院'],
    );
    expect(values).toMatchObject({
      name: '丁 甲',
      nameKey: '丁甲',
      unitKey: '甲医院',
      postKind: 'staff',
      title: '内科医生',
    });
    expect(issues).toEqual([]);
  });

  it('knows the posts a campaign speaks of', () => {
    const post = (text: string) =>
      read('PEOPLE', ['姓名', '单位', '职务'], ['丁甲甲', '甲', text]).values.postKind;
    expect(['院 长', '护士长', '职工', ''].map(post)).toEqual([
      'administrative-principal',
      'head-nurse',
      'staff',
      'staff',
    ]);
  });

  it.each([
    ['no unit', ['丁甲甲', ''], ['UNIT_MISSING', 1]],
    ['no name', ['', '甲医院'], ['NAME_MISSING', 0]],
    ['a placeholder', ['xx', '甲医院'], ['NAME_PLACEHOLDER', 0]],
    ['a sentence for a name', ['由办公室指定人员担任', '甲医院'], ['NAME_UNLIKELY', 0]],
    ['a formula for a unit', ['丁甲甲', '=甲医院'], ['CELL_EXECUTABLE', 1]],
  ])('with %s has an issue that names the cell', (_what, cells, issue) => {
    expect(read('PEOPLE', ['姓名', '单位'], cells).issues).toContainEqual(issue);
  });

  it('tells formulas and errors of the columns that are taken over, and of no other', () => {
    const notes = [0, 1, 2].map((column) => ({ column, kind: 'formula' as const }));
    const { issues } = read('PEOPLE', ['姓名', '备注', '单位'], ['丁甲甲', '2', '甲医院'], notes);
    expect(issues).toEqual([
      ['CELL_FORMULA', 0],
      ['CELL_FORMULA', 2],
    ]);
  });

  it('is a contact with phones from one column or several', () => {
    const titles = ['联系人', '单位', '电话', '手机'];
    const { values, issues } = read('CONTACTS', titles, [
      '丁甲甲',
      '甲医院',
      '88001001，13800010001',
      '13800010002 ',
    ]);
    expect(values.phones?.map(({ kind, digits }) => [kind, digits])).toEqual([
      ['landline', '88001001'],
      ['mobile', '13800010001'],
      ['mobile', '13800010002'],
    ]);
    expect(issues).toEqual([]);
    expect(read('CONTACTS', titles, ['丁甲甲', '甲', '123']).issues).toEqual([
      ['PHONE_UNREADABLE', 2],
    ]);
  });

  it('is a unit with aliases, its type as typed or guessed from the name', () => {
    const titles = ['单位名称', '简称', '单位类别'];
    expect(
      read('UNITS', titles, ['甲市第一医院', '一院、市一医院', '综合医院']).values,
    ).toMatchObject({
      unitType: 'general-hospital',
      aliasKeys: ['一院', '市一医院'],
    });
    expect(read('UNITS', titles, ['乙镇卫生院', '', '']).values.unitType).toBe(
      'township-health-centre',
    );
    expect(read('UNITS', titles, ['丙', '', '航天站']).issues).toEqual([['UNIT_TYPE_UNKNOWN', 2]]);
  });

  it('says place, reason and proposal in both languages', () => {
    const { reason, proposal } = saidOf({ code: 'UNIT_UNKNOWN', text: '甲$&医院', detail: '' });
    expect(reason.zh).toBe('没有名为“甲$&医院”的单位。');
    expect(proposal.en).toContain('alias');
    expect(severityOf('UNIT_UNKNOWN')).toBe('error');
  });
});
