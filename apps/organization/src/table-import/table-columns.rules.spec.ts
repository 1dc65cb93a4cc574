import { findHeader, missingFields, proposeColumns, proposeKind } from './table-columns.rules';

const fieldsOf = (...titles: string[]) => proposeColumns(titles).map(({ field }) => field);

describe('R000.76 the columns of a table', () => {
  it.each([
    [
      ['姓名', '单位', '职务'],
      ['PERSON_NAME', 'UNIT_NAME', 'POST'],
    ],
    [
      ['职 务', '单位名称（必填）', '*姓　名：'],
      ['POST', 'UNIT_NAME', 'PERSON_NAME'],
    ],
    [
      ['Full Name', 'Unit', 'Job title'],
      ['PERSON_NAME', 'UNIT_NAME', 'POST'],
    ],
    [
      ['序号', '单位', '备注'],
      [null, 'UNIT_NAME', null],
    ],
    [
      ['联系人', '单位', '手机', '办公电话'],
      ['CONTACT_NAME', 'UNIT_NAME', 'MOBILE', 'LANDLINE'],
    ],
  ])('known by Chinese or English titles in any order: %j', (titles, fields) => {
    expect(fieldsOf(...titles)).toEqual(fields);
  });

  it('leaves the second column of one meaning to the user', () => {
    expect(fieldsOf('单位', '工作单位')).toEqual(['UNIT_NAME', null]);
  });

  it('finds the header below a title, and not in the data', () => {
    const rows = [['某市卫生系统人员名册'], ['序号', '姓名', '单位'], ['1', '丁甲', '单位']];
    const head = findHeader(rows.map((cells, at) => ({ row: at + 1, cells })));
    expect(head?.row).toBe(2);
    expect(findHeader([{ row: 1, cells: ['丁甲', '甲医院'] }])).toBeNull();
  });

  it.each([
    ['UNITS', ['单位名称', '单位类别']],
    ['PEOPLE', ['姓名', '单位', '职务', '手机']],
    ['CONTACTS', ['姓名', '单位', '手机']],
    ['CONTACTS', ['联系人', '单位']],
    [null, ['姓名', '手机']],
  ])('tell that a table is about %s', (kind, titles) => {
    expect(proposeKind(proposeColumns(titles))).toBe(kind);
  });

  it('say what is missing for another kind', () => {
    expect(missingFields('PEOPLE', proposeColumns(['单位']))).toEqual(['PERSON_NAME']);
    expect(missingFields('CONTACTS', proposeColumns(['单位', '姓名']))).toEqual([]);
  });
});
