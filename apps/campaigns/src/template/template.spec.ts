import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { parseTemplate } from './parse-template.rules';
import { TemplateCatalogue } from './template-catalogue';
import { TemplateInvalid, TemplateUnknown } from './template.errors';

const file = '000-mass-line-bureau.yaml';
const yaml = readFileSync(join(workspaceRoot(), 'apps/campaigns/templates', file), 'utf8');

function problemsOf(text: string): readonly { path: string; problem: string }[] {
  try {
    parseTemplate(file, text);
  } catch (error) {
    if (error instanceof TemplateInvalid) return error.problems;
    throw error;
  }
  return [];
}

function changed(from: string | RegExp, to: string): string {
  const text = yaml.replace(from, to);
  expect(text).not.toBe(yaml);
  return text;
}

describe('the template of source 000', () => {
  const template = parseTemplate(file, yaml);
  const duty = (key: string) => template.duties.find((each) => each.key === key);

  it('R000.1 R000.2 R000.3 stores the document, its basis with number, months, theme, scope and focus apart', () => {
    const { document, basis, theme, scope, focusPopulation } = template.header;
    expect(document.issuedOn).toBe('2014-02-27');
    expect(document.parts).toHaveLength(3);
    expect(basis.map(({ number }) => number)).toEqual(['2014年第21号']);
    expect(template.period).toEqual({ from: '2014-02', to: '2014-09' });
    expect(theme?.zh).toBe('为民务实清廉');
    expect(scope?.zh).toContain('全体党员');
    expect(focusPopulation.map(({ zh }) => zh)).toEqual(['领导机关', '领导班子', '领导干部']);
  });

  it('R000.4 R000.5 R000.9 R000.13 keeps regulations, the four phrases, three tasks and six principles', () => {
    const { references, generalRequirement, mainTasks, principles } = template.header;
    expect(references).toHaveLength(5);
    expect(generalRequirement.map(({ title }) => title.zh)).toEqual([
      '照镜子',
      '正衣冠',
      '洗洗澡',
      '治治病',
    ]);
    expect(generalRequirement[3]?.points).toHaveLength(4);
    expect(mainTasks).toHaveLength(3);
    expect(principles).toHaveLength(6);
  });

  it('R000.12 has three links and no gate between them', () => {
    expect(template.gates).toEqual({ mode: 'none' });
    expect(template.links.map(({ title }) => title?.zh)).toEqual([
      '学习教育、听取意见',
      '查摆问题、开展批评',
      '整改落实、建章立制',
    ]);
  });

  it('R000.7 leaves township and community centres to contact and guidance', () => {
    const contact = template.participation.find(({ mode }) => mode === 'contact-and-guidance');
    expect(contact?.unitTypes).toEqual(['township-health-centre', 'community-health-centre']);
  });

  it.each([
    ['R000.11', 'concentrated-education-three-months', 'SOFT', 'lasts'],
    ['R000.14', 'prepared-three-things', 'HARD', 'all'],
    ['R000.15', 'mobilization-meeting', 'SOFT', 'recorded'],
    ['R000.15', 'system-mobilization-meeting', 'HARD', 'recorded'],
    ['R000.16', 'democratic-appraisal', 'HARD', 'recorded'],
    ['R000.19', 'compulsory-books', 'HARD', 'covers'],
    ['R000.20', 'concentrated-study', 'SOFT', 'total'],
    ['R000.21', 'study-plan-in-advance', 'HARD', 'order'],
    ['R000.22', 'mass-viewpoint-study', 'HARD', 'recorded'],
    ['R000.23', 'study-attended-by-supervision', 'HARD', 'attended'],
    ['R000.25', 'two-discussions', 'HARD', 'covers'],
    ['R000.26', 'essay-contest', 'HARD', 'recorded'],
    ['R000.28', 'exemplars', 'ADVICE', 'recorded'],
    ['R000.29', 'stay-in-research', 'HARD', 'all'],
    ['R000.29', 'research-reports', 'HARD', 'covers'],
    ['R000.30', 'patient-experience', 'HARD', 'recorded'],
    ['R000.31', 'staff-experience', 'HARD', 'recorded'],
    ['R000.36', 'opinions-reviewed', 'HARD', 'all'],
    ['R000.36', 'opinions-reported', 'HARD', 'filed'],
    ['R000.40', 'problem-lists', 'HARD', 'reviewed'],
    ['R000.42', 'body-material-content', 'HARD', 'covers'],
    ['R000.43', 'member-material-half', 'HARD', 'share'],
    ['R000.44', 'body-material', 'HARD', 'all'],
    ['R000.45', 'member-material', 'HARD', 'reviewed'],
    ['R000.46', 'bureau-material-to-municipal-leader', 'HARD', 'filed'],
    ['R000.47', 'talks-among-members', 'HARD', 'recorded'],
    ['R000.49', 'talks-before-democratic-life-meeting', 'HARD', 'recorded'],
    ['R000.50', 'bureau-meeting-first', 'HARD', 'order'],
    ['R000.50', 'units-about-seven-days-later', 'SOFT', 'order'],
    ['R000.51', 'bureau-meeting-two-days', 'HARD', 'recorded'],
    ['R000.52', 'no-material-of-non-cpc-members', 'HARD', 'never'],
    ['R000.53', 'branch-organisational-life-meeting', 'HARD', 'all'],
    ['R000.54', 'bureau-leader-attends', 'HARD', 'attended'],
    ['R000.55', 'cadres-in-branch-meeting', 'HARD', 'recorded'],
    ['R000.56', 'notification-scope', 'HARD', 'matches'],
    ['R000.57', 'rectification-content-published', 'HARD', 'posted'],
    ['R000.58', 'rectification-task-book', 'HARD', 'recorded'],
    ['R000.59', 'task-book-posted', 'HARD', 'posted'],
    ['R000.60', 'individual-plans', 'HARD', 'recorded'],
    ['R000.73', 'six-take-the-lead', 'HARD', 'covers'],
    ['R000.74', 'summary-report', 'HARD', 'filed'],
    ['R000.75', 'publicity', 'ADVICE', 'covers'],
  ])('%s is the duty %s, %s, tested by %s', (reference, key, strength, is) => {
    expect(duty(key)).toMatchObject({ reference, strength, test: { is } });
  });

  it('R000.14 R000.49 R000.50 asks for three things before mobilization, for talks and the bureau before the life meeting', () => {
    const three = template.taxonomies.find(({ key }) => key === 'preparations');
    expect(three?.entries.map(({ key }) => key)).toEqual(['plan', 'working-organ', 'speech-draft']);
    const [mobilization, life] = template.meetings;
    expect(mobilization).toMatchObject({
      key: 'mobilization',
      requires: ['prepared-three-things'],
    });
    expect(life).toMatchObject({ key: 'democratic-life-meeting', bureauFirst: true });
    expect(life?.requires).toContain('talks-before-democratic-life-meeting');
  });

  it('R000.17 R000.18 R000.24 R000.48 keeps what a session and a talk must say', () => {
    const fieldsOf = (kind: string) =>
      template.records.find(({ key }) => key === kind)?.fields.map(({ key }) => key);
    expect(fieldsOf('study-session')).toEqual(
      expect.arrayContaining(['form', 'half-days', 'topics', 'channel', 'attendees', 'materials']),
    );
    expect(fieldsOf('talk')).toEqual([
      ...['initiator', 'by-appointment', 'criticism-exchanged', 'conflict-solved', 'main-points'],
    ]);
  });

  it('has one hash for one definition, whatever the comments and line ends', () => {
    const again = parseTemplate(file, `\uFEFF# a comment\n${yaml}`.replaceAll('\n', '\r\n'));
    expect(again.hash).toBe(template.hash);
    expect(parseTemplate(file, changed('version: 1', 'version: 2')).hash).not.toBe(template.hash);
  });
});

describe('a template that is not valid', () => {
  it.each<[string, string | RegExp, string, string, RegExp]>([
    [
      'a strength that does not exist',
      'strength: SOFT',
      'strength: FIRM',
      'duties[2].strength',
      /HARD/,
    ],
    [
      'a day that does not exist',
      '2014-02-27',
      '2014-02-30',
      'header.document.issuedOn',
      /day that exist/,
    ],
    [
      'a month-day that does not exist',
      /onMonthDay: '?03-10'?/,
      'onMonthDay: 03-32',
      'duties[2].deadline.onMonthDay',
      /exist/,
    ],
    [
      'a word nobody knows',
      'gates: none',
      'gates: none\nweather: true',
      '(the whole file)',
      /weather/,
    ],
    ['a gate mode nobody knows', 'gates: none', 'gates: sometimes', 'gates', /none/],
    [
      'a requirement without number',
      'reference: R000.14',
      'reference: somewhere',
      'duties[0].reference',
      /R000\.15/,
    ],
    ['a time zone that does not exist', 'Asia/Shanghai', 'Asia/Nowhere', 'timeZone', /time zone/],
    [
      'a link nobody defined',
      /(- key: problem-lists\n +)link: problems-criticism/,
      '$1link: problems',
      'duties[19].link',
      /no link "problems"/,
    ],
    [
      'a requirement of no duty',
      'requires: [prepared-three-things]',
      'requires: [plan]',
      'meetings[0].requires[0]',
      /no duty "plan"/,
    ],
    [
      'a key given twice',
      'key: concentrated-study',
      'key: study-plan-in-advance',
      'duties[5].key',
      /twice/,
    ],
    [
      'a unit type in two modes',
      '- general-hospital',
      '- township-health-centre',
      'participation[1].unitTypes[0]',
      /twice/,
    ],
    ['a test nobody knows', /is: order,/, 'is: magic,', 'duties[4].test', /is/],
    ['text that is no YAML', 'gates: none', 'gates: [none', 'line', /./],
  ])('is refused for %s, naming the path (TEMPLATE_INVALID)', (_, from, to, path, problem) => {
    const problems = problemsOf(changed(from, to));
    const named = problems.find((each) => each.path.startsWith(path));
    expect(named?.problem ?? JSON.stringify(problems)).toMatch(problem);
    expect(named).toBeDefined();
  });

  it('names every problem, not only the first', () => {
    expect(problemsOf(changed(/strength: HARD/g, 'strength: HARSH')).length).toBeGreaterThan(5);
  });
});

describe('the catalogue', () => {
  it('reads every template on disk, and knows which it has', () => {
    const catalogue = TemplateCatalogue.fromDisk();
    expect(catalogue.list().map(({ key }) => key)).toContain('000-mass-line-bureau');
    expect(() => catalogue.get('001')).toThrow(TemplateUnknown);
  });

  it('holds several versions of a key and gives the newest unless asked for another', () => {
    const first = TemplateCatalogue.fromDisk().get('003-c-civility');
    const second = { ...first, version: 2, hash: 'other' };
    const catalogue = new TemplateCatalogue([first, second]);
    expect(catalogue.list()).toEqual([second]);
    expect([catalogue.get(first.key).version, catalogue.get(first.key, 1).version]).toEqual([2, 1]);
    expect(() => catalogue.get(first.key, 3)).toThrow(TemplateUnknown);
  });
});
