import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { workspaceRoot } from '@huiyin/kernel';
import { ballotDefinition } from '../appraisal/ballot-definition.rules';
import { FormCatalogue } from './form-catalogue';
import { basisPoints } from './form-words.rules';
import type { AppraisalFormInvalid } from './form.errors';
import { parseForm, readForm } from './parse-form.rules';

const folder = join(workspaceRoot(), 'apps/evaluations/forms');
const textOf = (key: string) => readFileSync(join(folder, `${key}.yaml`), 'utf8');
const cadres = parse(textOf('leading-body-and-cadres')) as Record<string, unknown>;

const problemsOf = (yaml: string) => {
  const reading = readForm(yaml);
  return 'problems' in reading ? reading.problems.map(({ path }) => path) : [];
};
const withPart = (more: Record<string, unknown>) =>
  problemsOf(JSON.stringify({ ...cadres, ...more }));

describe('the forms all bureaus share', () => {
  const catalogue = FormCatalogue.fromDisk();

  it('are the seven that the sources name', () => {
    const requirements = Object.fromEntries(
      catalogue.list().map(({ key, requirements: [first] }) => [key, first]),
    );
    expect(requirements).toEqual({
      ...{ 'leading-body': 'R000.16', 'leading-body-and-cadres': 'R002.14' },
      ...{ 'party-members-by-branch': 'R000.53', 'organisation-body': 'R004.26' },
      ...{
        'mass-evaluation': 'R003.161',
        'mass-appraisal': 'R003.162',
        'mass-judgement': 'R003.163',
      },
    });
  });

  it('R002.14 overall style, salient problems in each of the four winds, opinions; R002.17 half a day ahead', () => {
    const form = catalogue.find('leading-body-and-cadres', null);
    expect(form?.checklists[0]?.items.map(({ title }) => title.zh)).toEqual([
      ...['形式主义', '官僚主义', '享乐主义', '奢靡之风'],
    ]);
    expect(form).toMatchObject({
      ...{ dimensions: [{ key: 'style' }], questions: [{ key: 'running-the-campaign' }] },
      issue: { ahead: { halfDays: 1 }, strength: 'HARD', separatePlace: 'SOFT' },
    });
  });

  it('R003.161–163 three mass rounds differ in who is told and who may read', () => {
    const rounds = ['mass-evaluation', 'mass-appraisal', 'mass-judgement'].map((key) => {
      const form = catalogue.find(key, null);
      return [form?.reportTo, form?.publication.scope];
    });
    expect(rounds).toEqual([
      ['unit-campaign-office', 'unit'],
      ['unit-campaign-office', 'listed-groups'],
      ['bureau-campaign-office', 'unit'],
    ]);
  });

  it('become a definition of the board: check-list items are marked or not, never abstained', () => {
    const form = catalogue.find('leading-body-and-cadres', null);
    const targets = [{ id: 'body', kind: 'leading-body', routed: false }];
    const definition = form && ballotDefinition(form, targets);
    expect(definition).toMatchObject({
      scales: [
        { id: 'overall', abstentionAllowed: true },
        { id: 'marks', abstentionAllowed: false, grades: [{ id: 'marked' }, { id: 'unmarked' }] },
      ],
      dimensions: [
        { id: 'style', scaleId: 'overall' },
        ...['formalism', 'bureaucracy', 'hedonism', 'extravagance'].map((item) => ({
          ...{ id: `four-winds.${item}`, scaleId: 'marks' },
        })),
      ],
      questions: [{ id: 'running-the-campaign', maxChars: 300 }],
    });
    expect(JSON.stringify(definition)).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('a form that is wrong', () => {
  it('is told every place at once', () => {
    expect(withPart({})).toEqual([]);
    const scales = [{ key: 'overall', grades: [{ key: 'good', title: '好', value: 1 }] }];
    expect(withPart({ version: 0, threshold: 4, scales, colour: 'red' })).toEqual([
      'version',
      'scales[0].grades[0].title',
      'scales[0].grades[0].favourable',
      'scales[0].grades',
      'threshold',
      '(the whole file)',
    ]);
  });

  it('names what is not there, what stands twice, and a public that needs ten', () => {
    const title = { zh: '项', en: 'Item' };
    const dimensions = [
      { key: 'a', title, scale: 'nowhere', of: ['leading-body'] },
      { key: 'a', title, scale: 'overall', of: ['party-member'] },
    ];
    expect(withPart({ dimensions })).toEqual([
      'dimensions[1].key',
      'dimensions[0].scale',
      'dimensions[1].of[0]',
    ]);
    expect(withPart({ publication: { scope: 'public' } })).toEqual(['threshold']);
    expect(withPart({ publication: { scope: 'listed-groups' } })).toEqual(['publication.groups']);
    expect(withPart({ checklists: [], dimensions: [] })).toEqual([
      ...[0, 1, 2, 3].map((at) => `targets[${at}]`),
    ]);
  });

  it('is told the line where it is no YAML, and is never unfolded', () => {
    expect(problemsOf('key: a\nkey: b\n')).toEqual(['line 2']);
    expect(problemsOf('key: [a\n')).toEqual([expect.stringMatching(/^line \d$/)]);
    expect(problemsOf('a: &x [1]\nb: *x\n')).toEqual(['(the whole file)']);
    expect(problemsOf(`# ${'x'.repeat(70_000)}`)).toEqual(['(the whole file)']);
    expect(() => parseForm('my.yaml', 'a: 1')).toThrow(/my\.yaml/);
    expect(() => parseForm('my.yaml', 'a: 1')).toThrow(
      expect.objectContaining<Partial<AppraisalFormInvalid>>({ code: 'APPRAISAL_FORM_INVALID' }),
    );
  });

  it('shares are exact and rounded up', () => {
    expect(['1/2', '1/3', '60 %', '0 %'].map(basisPoints)).toEqual([5_000, 3_334, 6_000, 0]);
  });
});
