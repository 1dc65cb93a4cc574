import { readNameList } from './name-list.rules';

const read = (text: string) => {
  const { sections, issues } = readNameList(text);
  return {
    sections: sections.map(({ heading, role, persons }) => [
      heading,
      role,
      persons.map(({ name }) => name),
    ]),
    issues: issues.map(({ code, text: quoted }) => [code, quoted]),
  };
};

describe('name lists as in a hospital plan (R003.71)', () => {
  it('reads padded labels, a half-width colon and lists broken over lines', () => {
    const text = [
      '组 长:赵甲甲',
      '副组长：钱乙乙 孙 丙 李丁丁',
      '        周 戊 吴己己 郑庚庚',
      '成 员: 王辛辛 冯 壬 陈癸癸 褚子子',
      '',
      '卫丑丑 蒋 寅 沈卯卯',
    ].join('\n');
    expect(read(text)).toEqual({
      sections: [
        [null, 'leader', ['赵甲甲']],
        [null, 'deputy-leader', ['钱乙乙', '孙丙', '李丁丁', '周戊', '吴己己', '郑庚庚']],
        [null, 'member', ['王辛辛', '冯壬', '陈癸癸', '褚子子', '卫丑丑', '蒋寅', '沈卯卯']],
      ],
      issues: [],
    });
  });

  it('keeps the line and the typed form of every name', () => {
    const [, deputies] = readNameList('组长：赵甲\n副组长：钱乙乙\n 孙  丙').sections;
    expect(deputies?.line).toBe(2);
    expect(deputies?.persons).toEqual([
      { name: '钱乙乙', displayName: '钱乙乙', isLiaison: false, line: 2 },
      { name: '孙丙', displayName: '孙  丙', isLiaison: false, line: 3 },
    ]);
  });

  it('keeps organs apart: a person may sit in several of them', () => {
    const text = [
      '（一）领导小组',
      '组长：赵甲甲 副组长：钱乙',
      '办公室：',
      '主 任:孙丙丙 副主任：李丁 周戊',
      '综合组：组长：钱乙 成员：孙丙丙、李丁',
    ].join('\n');
    expect(read(text)).toEqual({
      sections: [
        ['领导小组', 'leader', ['赵甲甲']],
        ['领导小组', 'deputy-leader', ['钱乙']],
        ['办公室', 'director', ['孙丙丙']],
        ['办公室', 'deputy-director', ['李丁', '周戊']],
        ['综合组', 'leader', ['钱乙']],
        ['综合组', 'member', ['孙丙丙', '李丁']],
      ],
      issues: [],
    });
  });

  it('5.3 item 21: every placeholder is an issue of its own with a proposal', () => {
    const { issues } = readNameList('组 长:xx\n成 员:xx 张三三 XX ××\n某某');
    expect(issues.map(({ code, line, cell }) => [code, line, cell])).toEqual([
      ['ROSTER_NAME_PLACEHOLDER', 1, 'list'],
      ['ROSTER_NAME_PLACEHOLDER', 2, 'list'],
      ['ROSTER_NAME_PLACEHOLDER', 2, 'list'],
      ['ROSTER_NAME_PLACEHOLDER', 2, 'list'],
      ['ROSTER_NAME_PLACEHOLDER', 3, 'list'],
    ]);
    expect(issues[0]).toMatchObject({
      severity: 'error',
      proposal: { zh: '请填写真实姓名，或删去这一项。' },
    });
  });

  it.each([
    ['张 三 李 四', ['张三', '李四'], false],
    ['王 小 二', ['王小二'], false],
    ['张三 丰 李四', ['张三丰', '李四'], true],
    ['张 三 李 四 王 五', ['张三', '李四', '王五'], true],
    ['欧阳 娜娜 张三', ['欧阳娜娜', '张三'], false],
    ['买买提·艾力 张三', ['买买提·艾力', '张三'], false],
  ])('5.3 item 21: spaces separate and pad at once: %j', (list, names, isDoubtful) => {
    const { sections, issues } = read(`成员：${list}`);
    expect(sections).toEqual([[null, 'member', names]]);
    expect(issues.map(([code]) => code)).toEqual(isDoubtful ? ['ROSTER_NAME_SPACING'] : []);
  });

  it('duties and body text are reported, never read as persons', () => {
    const text =
      '综合组：组长：赵甲\n1、负责日常工作\n主要职责：起草讲话和总结\n定期召开会议，听取汇报。';
    const { sections, issues } = read(text);
    expect(sections).toEqual([['综合组', 'leader', ['赵甲']]]);
    expect(issues.map(([code]) => code)).toEqual(Array(3).fill('ROSTER_LINE_UNREADABLE'));
  });

  it('names under an unknown label or under none are kept and put up for checking', () => {
    expect(read('顾问：赵甲 钱乙')).toEqual({
      sections: [[null, null, ['赵甲', '钱乙']]],
      issues: [['ROSTER_LABEL_UNKNOWN', '顾问']],
    });
    expect(read('赵甲 钱乙')).toEqual({
      sections: [[null, null, ['赵甲', '钱乙']]],
      issues: [['ROSTER_LABEL_MISSING', '赵甲 钱乙']],
    });
  });

  it('an empty list is empty', () => {
    expect(readNameList(' \r\n\t\n')).toEqual({ sections: [], issues: [] });
  });
});
