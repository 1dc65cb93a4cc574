import type { TableCell } from './flattened-table.rules';
import { readContactCell, readGroupLabel, readMembersCell } from './roster-cells.rules';

const cell = (text: string): TableCell => ({
  line: 1,
  paragraphs: text
    .split('\n')
    .map((paragraph, index) => ({ line: index + 1, text: paragraph.trim() })),
});
const codes = ({ issues }: { issues: readonly { code: string }[] }) =>
  issues.map(({ code }) => code);

describe('the group label', () => {
  it.each([
    ['第\n\n一\n\n组', 1],
    ['第十组', 10],
    ['第十二组', 12],
    ['第二十组', 20],
    ['第２组', 2],
    ['第 3 组', 3],
    ['四组', 4],
    ['第五督导联系组', 5],
    ['六', 6],
  ])('5.3 item 6: %j is a group number', (text, number) => {
    expect(readGroupLabel(text)).toBe(number);
  });

  it.each([
    '',
    '组',
    '第组',
    '第百组',
    '第零组',
    '市第一医院',
    '13800010001',
    '综合组',
    '第一二组',
  ])('%j is no group label', (text) => expect(readGroupLabel(text)).toBeNull());
});

describe('the members cell', () => {
  it('5.3 item 7: the leader stands alone on its line, the list breaks at 、', () => {
    const read = readMembersCell(cell('组长：赵甲甲\n成员：钱乙甲、\n孙丙甲、李丁甲★'), 1);
    expect(read.leader).toEqual({
      name: '赵甲甲',
      displayName: '赵甲甲',
      isLiaison: false,
      line: 1,
    });
    expect(read.members.map(({ name, isLiaison, line }) => [name, isLiaison, line])).toEqual([
      ['钱乙甲', false, 2],
      ['孙丙甲', false, 3],
      ['李丁甲', true, 3],
    ]);
    expect(read.issues).toEqual([]);
  });

  it.each(['李丁★', '李丁★ ', '李丁 ★', '★李丁', '李 丁★', '李丁☆'])(
    '5.3 item 9: %j is the liaison',
    (typed) => {
      const { members, issues } = readMembersCell(cell(`组长：赵甲\n成员：钱乙、${typed}`), 1);
      expect(members.at(-1)).toMatchObject({ name: '李丁', isLiaison: true });
      expect(members.at(-1)?.displayName).not.toContain('★');
      expect(issues).toEqual([]);
    },
  );

  it('5.3 item 8: half-width colon and commas are read like the full-width ones', () => {
    const { leader, members, issues } = readMembersCell(
      cell('组 长:赵甲\n成 员: 钱乙,孙丙，李丁★'),
      1,
    );
    expect([leader?.name, ...members.map(({ name }) => name)]).toEqual([
      '赵甲',
      '钱乙',
      '孙丙',
      '李丁',
    ]);
    expect(issues).toEqual([]);
  });

  it.each([
    ['卫  甲', '卫甲'],
    ['卫\u3000甲', '卫甲'],
    ['卫 小 甲', '卫小甲'],
  ])('5.3 item 10: %j is one padded name', (typed, name) => {
    const { leader, issues } = readMembersCell(cell(`组长：${typed}  \n成员：钱乙★`), 1);
    expect(leader).toMatchObject({ name, displayName: typed });
    expect(issues).toEqual([]);
  });

  it('R000.77 two leaders are an error; nobody is lost', () => {
    const read = readMembersCell(cell('组长：赵甲、周戊\n成员：钱乙★'), 4);
    expect(codes(read)).toEqual(['ROSTER_GROUP_SEVERAL_LEADERS']);
    expect(read.issues[0]).toMatchObject({
      severity: 'error',
      row: 4,
      cell: 'members',
      text: '赵甲、周戊',
    });
    expect([read.leader?.name, ...read.members.map(({ name }) => name)]).toEqual([
      '赵甲',
      '周戊',
      '钱乙',
    ]);
    expect(codes(readMembersCell(cell('组长：赵甲\n组长：周戊\n成员：钱乙★'), 4))).toEqual(
      codes(read),
    );
  });

  it('a missing 成员 label never makes a second leader', () => {
    const read = readMembersCell(cell('组长：赵甲\n钱乙、李丁★'), 1);
    expect(read.leader?.name).toBe('赵甲');
    expect(read.members.map(({ name }) => name)).toEqual(['钱乙', '李丁']);
    expect(codes(read)).toEqual(['ROSTER_LABEL_MISSING']);
  });

  it('联络员： marks the person listed before instead of adding another', () => {
    const read = readMembersCell(cell('组长：赵甲\n成员：钱乙、李丁\n联络员：李丁'), 1);
    expect(read.members.map(({ name, isLiaison }) => [name, isLiaison])).toEqual([
      ['钱乙', false],
      ['李丁', true],
    ]);
    expect(read.issues).toEqual([]);
  });

  it('an unknown label keeps its persons and asks', () => {
    const read = readMembersCell(cell('组长：赵甲\n副组长：周戊\n成员：钱乙★'), 1);
    expect(read.members.map(({ name }) => name)).toEqual(['周戊', '钱乙']);
    expect(read.issues).toMatchObject([{ code: 'ROSTER_LABEL_UNKNOWN', text: '副组长', line: 2 }]);
  });

  it('names separated by spaces only are split, and the reading is put up for checking', () => {
    const read = readMembersCell(cell('组长：赵甲\n成员：钱乙乙 孙丙 李丁★'), 1);
    expect(read.members.map(({ name }) => name)).toEqual(['钱乙乙', '孙丙', '李丁']);
    expect(read.issues).toMatchObject([{ code: 'ROSTER_NAME_SPACING', severity: 'warning' }]);
    expect(read.issues[0]?.reason.zh).toContain('钱乙乙、孙丙、李丁');
  });

  it('placeholders and impossible names are reported one by one', () => {
    const read = readMembersCell(cell('组长：xx\n成员：某某、张××、办公室全体工作人员★'), 1);
    expect(codes(read)).toEqual([
      ...['ROSTER_NAME_PLACEHOLDER', 'ROSTER_NAME_PLACEHOLDER', 'ROSTER_NAME_PLACEHOLDER'],
      'ROSTER_NAME_UNLIKELY',
    ]);
  });
});

describe('the contact cell', () => {
  const digits = (text: string) =>
    readContactCell(cell(text), 1).contact?.phones.map((phone) => phone.digits);

  it('5.3 item 11: splits name and number without a separator', () => {
    expect(readContactCell(cell('褚甲13800010074'), 1)).toEqual({
      contact: {
        name: '褚甲',
        displayName: '褚甲',
        line: 1,
        phones: [{ kind: 'mobile', raw: '13800010074', digits: '13800010074', toVerify: false }],
      },
      issues: [],
    });
  });

  it.each(['，', ',', '、', '；', '/'])(
    '5.3 item 12, 14: %j ends a number, the next follows after a break',
    (comma) => {
      expect(digits(`周戊甲88001000${comma}\n\n13800010000`)).toEqual(['88001000', '13800010000']);
    },
  );

  it('5.3 item 14: a paragraph ends a number even when the comma was forgotten', () => {
    expect(digits('周戊甲88001000\n13800010000')).toEqual(['88001000', '13800010000']);
  });

  it.each([
    '褚甲：13800010074',
    '褚甲，13800010074',
    '褚甲 13800010074',
    '褚  甲13800010074',
    '褚甲\n13800010074',
    '褚甲 手机：13800010074',
    '褚甲１３８０００１００７４',
  ])('reads %j', (text) => {
    const { contact, issues } = readContactCell(cell(text), 1);
    expect(contact).toMatchObject({ name: '褚甲', phones: [{ digits: '13800010074' }] });
    expect(issues).toEqual([]);
  });

  it('numbers separated by a space only are two numbers', () => {
    expect(digits('周戊甲88001000 13800010000')).toEqual(['88001000', '13800010000']);
  });

  it.each([
    ['a number without a name', '13800010000', 'ROSTER_CONTACT_UNREADABLE'],
    ['a second person', '周戊甲13800010000，吴己13800010001', 'ROSTER_CONTACT_UNREADABLE'],
    ['a post in brackets', '周戊甲（主任）13800010000', 'ROSTER_CONTACT_UNREADABLE'],
    ['a digit too few', '周戊甲1380001000', 'ROSTER_PHONE_LENGTH'],
    ['two numbers run together', '周戊甲8800100013800010000', 'ROSTER_PHONE_LENGTH'],
    ['a placeholder', 'xx13800010000', 'ROSTER_NAME_PLACEHOLDER'],
    ['a name alone', '周戊甲', 'ROSTER_CONTACT_WITHOUT_PHONE'],
  ])('%s is reported at its place', (_, text, code) => {
    const { issues } = readContactCell(cell(text), 7);
    expect(issues).toMatchObject([{ code, row: 7, line: 1, cell: 'contact' }]);
  });

  it('a number of the wrong length stays in the draft to be corrected', () => {
    const { contact, issues } = readContactCell(cell('周戊甲1380001000'), 1);
    expect(contact?.phones).toMatchObject([{ kind: 'unknown', raw: '1380001000' }]);
    expect(issues[0]?.reason.en).toContain('10 digits');
  });

  it('an empty cell is no contact', () => {
    expect(readContactCell({ line: 1, paragraphs: [] }, 1)).toEqual({ contact: null, issues: [] });
  });
});
