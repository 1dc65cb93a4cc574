import { annexText, codesOf, GROUP_ONE, ROW_ONE, rosterText } from './fixtures/roster-text';
import { parseRoster, ROSTER_MAX_CHARACTERS } from './parse-roster.rules';
import { isCommittable } from './roster-draft.rules';

describe('the annex of source 000', () => {
  const draft = parseRoster(annexText());
  const unitNamed = (name: string) =>
    draft.groups.flatMap(({ units }) => units).find((unit) => unit.name === name);

  it('R000.76 yields the figures of the acceptance test', () => {
    expect(draft.counts).toEqual({
      groups: 6,
      units: 21,
      unitsPerGroup: [1, 3, 7, 5, 2, 3],
      leaders: 6,
      members: 18,
      liaisons: 6,
      contacts: 21,
      phones: 31,
      landlines: 10,
      mobiles: 21,
      distinctMobiles: 20,
    });
  });

  it('R000.76 can be committed and has exactly the two warnings the paper has', () => {
    expect(codesOf(draft)).toEqual(['ROSTER_SELF_SUPERVISION', 'ROSTER_DUPLICATE_MOBILE']);
    expect(isCommittable(draft)).toBe(true);
  });

  it('5.2 keeps the units of each group in their order', () => {
    expect(draft.groups.map(({ units }) => units.map(({ name }) => name))).toEqual([
      ['市人民医院'],
      ['市中医院', '市中心血站', '市卫生信息管理中心联合党支部'],
      [
        ...['市妇幼保健院', '皋埠镇卫生院', '东湖镇卫生院', '陶堰镇卫生院', '富盛镇卫生院'],
        ...['稽山街道社区卫生服务中心', '迪荡街道社区卫生服务中心'],
      ],
      ['市疾控中心', '市卫生监督所', '马山镇卫生院', '斗门镇卫生院', '孙端镇卫生院'],
      ['市第七人民医院', '沥海镇卫生院'],
      ['市第六人民医院', '市口腔医院', '市急救中心'],
    ]);
  });

  it('5.3 item 1: reads a title over two lines and the different full title below it', () => {
    expect(draft.annexTitle).toBe('市直卫生系统党的群众路线教育实践活动局领导督导联系点分工');
    expect(draft.title).toBe('市直卫生系统教育实践活动局领导督导联系点分工');
  });

  it('5.3 item 6: turns vertical Chinese numerals into numbers', () => {
    expect(draft.groups.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(draft.groups[2]).toMatchObject({ number: 3, label: '第三组', line: 50, row: 5 });
  });

  it('R000.77 gives each group its leader and its one ★ liaison, the last-named member', () => {
    for (const { leader, members } of draft.groups) {
      expect(leader?.isLiaison).toBe(false);
      expect(members.map(({ isLiaison }) => isLiaison)).toEqual([false, false, true]);
    }
  });

  it('5.3 item 10: compares a padded name without white space and shows it as typed', () => {
    expect(draft.groups[2]?.leader).toMatchObject({
      name: '卫甲',
      displayName: '卫  甲',
      line: 55,
    });
    expect(draft.groups[1]?.members[1]).toMatchObject({ name: '王甲', displayName: '王甲' });
  });

  it('5.3 item 12, 15: exactly the ten listed units have a landline beside their mobile', () => {
    const both = draft.groups
      .flatMap(({ units }) => units)
      .filter(({ contact }) => contact?.phones.length === 2);
    expect(both.map(({ name }) => name)).toEqual([
      ...['市人民医院', '市中医院', '市妇幼保健院', '市疾控中心', '马山镇卫生院'],
      ...['孙端镇卫生院', '市第七人民医院', '沥海镇卫生院', '市第六人民医院', '市急救中心'],
    ]);
    expect(both.map(({ contact }) => contact?.phones.map(({ kind }) => kind))).toEqual(
      both.map(() => ['landline', 'mobile']),
    );
  });

  it('5.3 item 14: a half-width comma before the line break loses no number', () => {
    expect(unitNamed('市第七人民医院')?.contact).toMatchObject({
      name: '喻己丁',
      phones: [{ digits: '88001246' }, { digits: '13800010592' }],
    });
  });

  it('R000.79 marks both holders of the shared mobile and merges nobody', () => {
    const marked = draft.groups
      .flatMap(({ units }) => units)
      .filter(({ contact }) => contact?.phones.some(({ toVerify }) => toVerify));
    expect(marked.map(({ name, contact }) => [name, contact?.name])).toEqual([
      ['东湖镇卫生院', '秦辛乙'],
      ['市第六人民医院', '钱乙戊'],
    ]);
    const issue = draft.issues.find(({ code }) => code === 'ROSTER_DUPLICATE_MOBILE');
    expect(issue).toMatchObject({
      severity: 'warning',
      line: 73,
      cell: 'contact',
      text: '138****0222',
    });
    expect(issue?.relatedLines).toEqual([167]);
    expect(issue?.reason.zh).toContain('东湖镇卫生院 秦辛乙；市第六人民医院 钱乙戊');
  });

  it('R000.78 shows the liaison who is also the contact of a unit of the same group', () => {
    expect(draft.issues.find(({ code }) => code === 'ROSTER_SELF_SUPERVISION')).toMatchObject({
      severity: 'warning',
      line: 48,
      row: 4,
      text: '冯甲',
      relatedLines: [34],
      reason: { en: expect.stringContaining('★ liaison') as unknown },
    });
  });

  it('5.3 item 20: keeps the legend as a legend, never as a person or a number', () => {
    expect(draft.legend).toEqual(['注：标注★的成员为督导联系工作联络员。']);
    expect(unitNamed('市急救中心')?.contact?.phones).toHaveLength(2);
  });
});

describe('difficulties the annex has or its neighbours have', () => {
  it('5.3 item 1: ignores letterhead debris before 附件', () => {
    const debris = '某市卫生局文件\n\t\n\n\t\n\n\t\n\n\t\n\n正文提到附件：见后。\n\n';
    const plain = parseRoster(annexText());
    const draft = parseRoster(debris + annexText());
    expect(draft.counts).toEqual(plain.counts);
    expect(draft.title).toBe(plain.title);
  });

  it('5.3 item 4: no number of blank lines moves a row boundary', () => {
    const plain = parseRoster(annexText());
    for (const blank of ['\n', '\n\n\n', '\n \n\u3000\n']) {
      const draft = parseRoster(annexText().replace(/\n+/g, (run) => (run === '\n' ? run : blank)));
      expect(draft.counts).toEqual(plain.counts);
    }
    expect(parseRoster(annexText().replace(/\n+/g, '\n')).counts).toEqual(plain.counts);
    expect(parseRoster(annexText().replace(/\n/g, '\n\n')).counts).toEqual(plain.counts);
  });

  it('5.3 item 5: a tab-only group or members cell means the same group as above', () => {
    const draft = parseRoster(
      rosterText(
        [...ROW_ONE],
        ['', '', '市中医院', '吴己13800010002'],
        [' ', '\u3000', '甲镇卫生院', '郑庚13800010003'],
      ),
    );
    expect(draft.counts.unitsPerGroup).toEqual([3]);
    expect(draft.issues).toEqual([]);
  });

  it('reads a table whose cells were never merged as the same group', () => {
    const draft = parseRoster(
      rosterText([...ROW_ONE], [...GROUP_ONE, '市中医院', '吴己13800010002']),
    );
    expect(draft.counts.unitsPerGroup).toEqual([2]);
    expect(draft.issues).toEqual([]);
  });

  it('skips a header repeated by Word on the next page', () => {
    const draft = parseRoster(
      rosterText(
        [...ROW_ONE],
        ['组别', '督导联系组成员', '督导联系单位', '联系人及电话'],
        ['', '', '市中医院', '吴己13800010002'],
      ),
    );
    expect(draft.counts.unitsPerGroup).toEqual([2]);
    expect(draft.issues).toEqual([]);
  });

  it('reads on when a legend stands between two parts of the table', () => {
    const rest = ['', '', '市中医院', '吴己13800010002'].map((text) => `\t${text}`).join('\n');
    const draft = parseRoster(`${rosterText([...ROW_ONE])}\n印发日期另行通知\n\n${rest}\n`);
    expect(draft.counts.unitsPerGroup).toEqual([2]);
    expect(draft.legend).toEqual(['注：标注★的成员为联络员。', '印发日期另行通知']);
    expect(draft.issues).toEqual([]);
  });

  it('joins a unit name broken over two paragraphs', () => {
    const draft = parseRoster(
      rosterText([...GROUP_ONE, '市卫生信息管理中心\n联合党支部', '周戊13800010001']),
    );
    expect(draft.groups[0]?.units[0]).toMatchObject({
      name: '市卫生信息管理中心联合党支部',
      guessedUnitType: 'joint-party-branch',
    });
  });

  it.each([
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Mac line ends', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['trailing spaces', (text: string) => text.replaceAll('\n', '  \u3000\n')],
    ['NUL bytes at line ends', (text: string) => text.replaceAll('\n', '\u0000\n')],
    ['zero-width marks in names', (text: string) => text.replaceAll('甲', '甲\u200b')],
  ])('reads the same roster with %s', (_, damage) => {
    const draft = parseRoster(damage(annexText()));
    expect(draft.counts).toEqual(parseRoster(annexText()).counts);
    expect(codesOf(draft)).toEqual(['ROSTER_SELF_SUPERVISION', 'ROSTER_DUPLICATE_MOBILE']);
  });
});

describe('texts that are no roster', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\n\n'],
    ['bytes of an image', '\u0089PNG\r\n\u001a\n\u0000\u0000\ufffd\ufffd\t\u0001'],
    ['a web page', '<!doctype html>\n<html>\n\t<body>\n\t\t<p>组别</p>\n\t</body>\n</html>'],
    ['a plain letter', '各单位：\n请于周五前上报联系人及电话。'],
    ['a header with a missing cell', '\t组别\n\t督导联系单位\n\t联系人及电话\n\t第一组'],
  ])('%s is answered with one issue and no exception', (_, text) => {
    const draft = parseRoster(text);
    expect(codesOf(draft)).toEqual(['ROSTER_NOT_A_ROSTER']);
    expect(draft).toMatchObject({ title: '', groups: [], counts: { groups: 0, units: 0 } });
    expect(isCommittable(draft)).toBe(false);
  });

  it('a header without rows says so', () => {
    const draft = parseRoster(rosterText());
    expect(codesOf(draft)).toEqual(['ROSTER_EMPTY_TABLE']);
  });

  it('refuses to read beyond the size limit', () => {
    expect(codesOf(parseRoster('长'.repeat(ROSTER_MAX_CHARACTERS + 1)))).toEqual([
      'ROSTER_TOO_LARGE',
    ]);
  });
});
