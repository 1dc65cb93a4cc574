import { codesOf, GROUP_ONE, ROW_ONE, rosterText } from './fixtures/roster-text';
import { parseRoster } from './parse-roster.rules';
import { ROSTER_ISSUE_CODES, rosterIssue } from './roster-issues.rules';

const withMembers = (members: string) =>
  parseRoster(rosterText(['第一组', members, '市人民医院', '周戊13800010001']));
const secondGroup = (label: string, unit = '市中医院', contact = '吴己13800010002') =>
  parseRoster(rosterText([...ROW_ONE], [label, '组长：王辛\n成员：冯壬★', unit, contact]));

describe('checks over the whole roster', () => {
  it.each([
    ['no leader', '成员：钱乙、李丁★', 'ROSTER_GROUP_WITHOUT_LEADER'],
    ['no ★', '组长：赵甲\n成员：钱乙、李丁', 'ROSTER_GROUP_LIAISON_COUNT'],
    ['two ★', '组长：赵甲\n成员：钱乙★、李丁★', 'ROSTER_GROUP_LIAISON_COUNT'],
    ['two leaders', '组长：赵甲、周戊己\n成员：钱乙、李丁★', 'ROSTER_GROUP_SEVERAL_LEADERS'],
  ])('R000.77 a group with %s cannot be committed', (_, members, code) => {
    expect(withMembers(members).issues).toMatchObject([
      { code, severity: 'error', cell: 'members', row: 1 },
    ]);
  });

  it('R000.77 a leader with ★ is the liaison', () => {
    const draft = withMembers('组长：赵甲★\n成员：钱乙');
    expect(draft.issues).toEqual([]);
    expect(draft.counts.liaisons).toBe(1);
  });

  it('R000.77 a unit named twice is an error, also across groups and with other spacing', () => {
    const draft = secondGroup('第二组', '市 人民医院');
    expect(draft.issues).toMatchObject([{ code: 'ROSTER_UNIT_TWICE', severity: 'error', row: 2 }]);
    expect(draft.issues[0]?.relatedLines).toEqual([draft.groups[0]?.units[0]?.line]);
  });

  it('a person named twice in a group is a warning', () => {
    expect(codesOf(withMembers('组长：赵甲\n成员：钱乙、赵 甲、李丁★'))).toEqual([
      'ROSTER_PERSON_TWICE',
    ]);
  });

  it.each([
    ['第一组', ['ROSTER_GROUP_TWICE']],
    ['第三组', ['ROSTER_GROUP_GAP']],
    ['第X组', ['ROSTER_GROUP_LABEL']],
    ['第二组', []],
  ])('a second group labelled %s → %j', (label, codes) => {
    expect(codesOf(secondGroup(label))).toEqual(codes);
  });

  it('R000.78 also shows a leader or plain member who is contact of a supervised unit', () => {
    const text = (contact: string) =>
      rosterText([...GROUP_ONE, '市人民医院', `${contact}13800010001`]);
    expect(codesOf(parseRoster(text('赵 甲')))).toEqual(['ROSTER_SELF_SUPERVISION']);
    expect(codesOf(parseRoster(text('钱乙')))).toEqual(['ROSTER_SELF_SUPERVISION']);
    expect(codesOf(parseRoster(text('周戊')))).toEqual([]);
  });

  it('R000.78 the liaison of another group is no self-supervision', () => {
    expect(codesOf(secondGroup('第二组', '市中医院', '李丁13800010002'))).toEqual([]);
  });

  it('R000.79 one warning per shared mobile, however it is typed; shared landlines are normal', () => {
    const draft = secondGroup('第二组', '市中医院', '吴己88001000，138 0001 0001');
    expect(codesOf(draft)).toEqual(['ROSTER_DUPLICATE_MOBILE']);
    expect(draft.counts).toMatchObject({ contacts: 2, mobiles: 2, distinctMobiles: 1 });
    const landline = parseRoster(
      rosterText(
        [...GROUP_ONE, '市人民医院', '周戊88001000'],
        ['', '', '市中医院', '吴己88001000'],
      ),
    );
    expect(landline.issues).toEqual([]);
  });
});

describe('the catalogue of issues', () => {
  it.each(ROSTER_ISSUE_CODES)('%s says in both languages what is wrong and what to do', (code) => {
    const issue = rosterIssue(code, { line: 3, row: 1, cell: 'row' }, '原文$&', 2);
    for (const sentence of [issue.reason, issue.proposal]) {
      expect(sentence.zh).toMatch(/\p{Script=Han}{2}.*。$/u);
      expect(sentence.en).toMatch(/^["A-Z].*\.$/);
      expect(`${sentence.zh}${sentence.en}`).not.toMatch(/[{}]/);
    }
    expect(issue).toMatchObject({ code, line: 3, row: 1, cell: 'row', text: '原文$&' });
  });

  it('quotes at most a line of a broken file', () => {
    const issue = rosterIssue(
      'ROSTER_CELL_COUNT',
      { line: 1, row: 1, cell: 'row' },
      '长'.repeat(999),
    );
    expect(issue.text).toHaveLength(61);
  });
});
