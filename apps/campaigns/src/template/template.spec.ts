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
    const { document, basis, period, theme, scope, focusPopulation } = template.header;
    expect(document.issuedOn).toBe('2014-02-27');
    expect(document.parts).toHaveLength(3);
    expect(basis.map(({ number }) => number)).toEqual(['2014年第21号']);
    expect(period).toEqual({ from: '2014-02', to: '2014-09' });
    expect(theme.zh).toBe('为民务实清廉');
    expect(scope.zh).toContain('全体党员');
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
    expect(template.gates).toBe('none');
    expect(template.links.map(({ title }) => title.zh)).toEqual([
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
    ['R000.14', 'prepared-three-things', 'HARD', 'approval'],
    ['R000.15', 'mobilization-meeting', 'SOFT', 'meeting'],
    ['R000.15', 'system-mobilization-meeting', 'HARD', 'meeting'],
    ['R000.16', 'democratic-appraisal', 'HARD', 'appraisal'],
    ['R000.20', 'concentrated-study', 'SOFT', 'record'],
    ['R000.21', 'study-plan-in-advance', 'HARD', 'record'],
    ['R000.36', 'opinions-reviewed', 'HARD', 'approval'],
    ['R000.58', 'rectification-task-book', 'HARD', 'record'],
    ['R000.74', 'summary-report', 'HARD', 'record'],
    ['R000.11', 'concentrated-education-three-months', 'SOFT', 'record'],
  ])('%s is the duty %s, %s, fulfilled by %s', (reference, key, strength, by) => {
    expect(duty(key)).toMatchObject({ reference, strength, fulfilment: { by } });
  });

  it('R000.14 asks for three things before the mobilization meeting', () => {
    const { fulfilment } = duty('prepared-three-things') ?? {};
    expect(fulfilment).toMatchObject({
      items: [{ key: 'plan' }, { key: 'working-organ' }, { key: 'speech-draft' }],
    });
    expect(template.meetings).toMatchObject([
      { key: 'mobilization', requires: ['prepared-three-things'] },
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
      'gates: none\nranking: true',
      '(the whole file)',
      /ranking/,
    ],
    ['a gate mode that is not evaluated', 'gates: none', 'gates: consent', 'gates', /none/],
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
      'link: problems-criticism',
      'link: problems',
      'duties[11].link',
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
    [
      'a way of fulfilment nobody knows',
      'by: appraisal',
      'by: magic',
      'duties[3].fulfilment.by',
      /./,
    ],
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
    expect(catalogue.list().map(({ key }) => key)).toEqual(['000-mass-line-bureau']);
    expect(() => catalogue.get('001')).toThrow(TemplateUnknown);
  });
});
