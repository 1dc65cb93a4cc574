import { planDuplicates } from './plan-duplicates.rules';
import { applyAnswers, readyToOpen } from './template-answers.rules';
import { TemplateCatalogue } from './template-catalogue';
import { templateDefects } from './template-defects.rules';
import { templateNotes } from './template-notes.rules';
import { TemplateAnswersInvalid, TemplateDefectsUndecided } from './template.errors';

const catalogue = TemplateCatalogue.fromDisk();
const keys = [
  ...['000-mass-line-bureau', '001-mass-line-county', '002-mass-line-link-one'],
  ...[
    '003-a-womens-day-event',
    '003-b-half-year-party-work',
    '003-c-civility',
    '003-d-three-goods',
  ],
  ...['003-e-ethics-year', '003-f-ethics-work-plan', '003-g-five-ones', '003-h-four-phases'],
  ...['003-i-regiment-hospital', '003-j-university-hospital', '003-k-county-hospital'],
  ...['003-m-seventh-regiment-hospital', '003-n-tcm-hospital', '004-grass-roots-party-building'],
];
const defectsOf = (key: string) =>
  templateDefects(catalogue.get(key)).map(({ path, kind }) => `${path} ${kind}`);
const linkDays = (key: string) => catalogue.get(key).links.map(({ from, to }) => [from, to]);

describe('the templates of the five sources', () => {
  it('are seventeen; 003-L is no plan, 003-I is there once (R003.79, R003.140)', () => {
    expect(catalogue.list().map(({ key }) => key)).toEqual(keys);
  });

  it.each(keys)('%s cites a requirement and lines of its own source in every rule', (key) => {
    const source = key.slice(0, 3);
    for (const { reference, wording } of catalogue.get(key).duties) {
      expect(reference).toMatch(new RegExp(`^R${source}\\.`));
      expect(wording).toMatch(/[一-龥]/);
    }
  });

  it('R001.56 R002.27 forbid ranking where the document does', () => {
    const forbidding = catalogue.list().filter(({ ranking }) => ranking === 'forbidden');
    expect(forbidding.map(({ key }) => key)).toEqual([keys[1], keys[2]]);
  });

  it('R000.12 R002.40 R003.29 have the three kinds of gate', () => {
    const modes = Object.fromEntries(
      catalogue.list().map(({ key, gates }) => [key.slice(0, 5), gates.mode]),
    );
    expect(modes).toMatchObject({
      ...{ '000-m': 'none', '001-m': 'none', '002-m': 'consent', '003-k': 'none' },
      ...{ '003-e': 'dated', '003-g': 'dated', '003-h': 'dated', '003-j': 'dated' },
    });
  });

  it('R001.5 R003.92 R003.120 R003.155 R004.2 keep period and days as written, agreement not forced', () => {
    expect(catalogue.get(keys[1] ?? '')).toMatchObject({
      period: { from: '2014-02', to: '2014-09' },
      header: { periodText: expect.stringContaining('大体8个月') },
    });
    expect(linkDays('003-j-university-hospital')).toContainEqual(['2015-08-21', '2015-09-30']);
    expect(linkDays('003-k-county-hospital')).toEqual([
      [undefined, undefined],
      ['2015-04-01', '2015-06-30'],
      [undefined, undefined],
    ]);
    expect(catalogue.get('004-grass-roots-party-building').period.to).toBeNull();
  });

  it('R003.122 call things as the document does', () => {
    const word = (key: string, name: string) => catalogue.get(key).vocabulary[name]?.zh;
    expect(word('000-mass-line-bureau', 'supervision-group')).toBe('督导联系组');
    expect(word('001-mass-line-county', 'supervision-group')).toBe('督导组');
    expect(word('003-k-county-hospital', 'principal')).toBe('医院');
  });

  it('R000.7 R001.8 let township centres take part in the county and not in the city', () => {
    const modeOf = (key: string) =>
      catalogue
        .get(key)
        .participation.find(({ unitTypes }) => unitTypes.includes('township-health-centre'));
    expect(modeOf('000-mass-line-bureau')?.mode).toBe('contact-and-guidance');
    expect(modeOf('001-mass-line-county')?.mode).toBe('full');
  });

  it.each([
    ['R004.6', 'key-topics', 'year', 1],
    ['R004.7', 'centre-group', 'year', 8],
    ['R004.8', 'cadre-study-hours', 'year', 40],
    ['R004.9', 'seminar', 'two-years', 1],
    ['R004.11', 'four-sends', 'year', 1],
    ['R004.12', 'activity-budget', 'year', '5 ‰'],
    ['R004.13', 'secretary-training', 'year', 1],
    ['R004.14', 'anti-corruption-education', 'year', 1],
  ])('%s is the quota %s per %s: %s', (reference, key, per, atLeast) => {
    const duty = catalogue
      .get('004-grass-roots-party-building')
      .duties.find((each) => each.key === key);
    expect(duty).toMatchObject({ reference, per, strength: 'HARD', test: { atLeast } });
  });
});

describe('defects of the originals', () => {
  it('R003.63 003-G: an end before its beginning and a stage without a year wait for the office', () => {
    expect(defectsOf('003-g-five-ones')).toEqual([
      ...['links[0].from missing-year', 'links[0].to missing-year', 'links[1] inverted-dates'],
      ...['header.generalRequirement missing-text', 'taxonomies.five-ones missing-text'],
    ]);
    const [year, , inverted] = templateDefects(catalogue.get('003-g-five-ones'));
    expect(year).toMatchObject({ asWritten: '9月1日' });
    expect(inverted).toMatchObject({ asWritten: '2015年9月10日—2015年5月30日' });
    expect(inverted?.decide).toContain('links[1]');
  });

  it('R003.1 003-A: the placeholder year is accepted in the template and refused when opening', () => {
    expect(linkDays('003-a-womens-day-event')[2]).toEqual(['20xx-03-08', '20xx-03-08']);
    expect(() => readyToOpen(catalogue.get('003-a-womens-day-event'))).toThrow(
      TemplateDefectsUndecided,
    );
    const opened = readyToOpen(catalogue.get('003-a-womens-day-event'), [
      { path: 'year', value: '2026' },
    ]);
    expect(opened.links[2]).toMatchObject({
      from: '2026-03-08',
      clock: { from: '14:30', to: '17:30' },
    });
  });

  it('R003.78 003-H: stages only, one of them unnamed, is a valid template', () => {
    const fragment = catalogue.get('003-h-four-phases');
    expect([fragment.links.length, fragment.duties.length]).toEqual([4, 0]);
    expect(defectsOf(fragment.key)).toContain('links[3].title missing-name');
    const year = { path: 'year', value: '2015' };
    expect(() => readyToOpen(fragment, [year])).toThrow(/links\[3\]\.title/);
    const opened = readyToOpen(fragment, [year, { path: 'links[3].title', value: '总结阶段' }]);
    expect(opened.links[3]).toMatchObject({ title: { zh: '总结阶段' }, to: '2015-05-30' });
    expect(opened.hash).not.toBe(fragment.hash);
    expect(catalogue.get(fragment.key).links[3]?.title).toBeUndefined();
  });

  it('R003.29 R003.92 an overlap and a shared boundary day are shown and block nothing', () => {
    expect(defectsOf('003-e-ethics-year')).toContain('links[2].from overlap');
    expect(defectsOf('003-j-university-hospital')).toContain('links[2].from overlap');
    const overlap = templateDefects(catalogue.get('003-j-university-hospital')).find(
      ({ path }) => path === 'links[2].from',
    );
    expect(overlap).toMatchObject({
      decide: null,
      asWritten: '2015-07-10 – 2015-08-30 / 2015-08-21 – 2015-09-30',
    });
    expect(readyToOpen(catalogue.get('003-j-university-hospital')).links).toHaveLength(4);
  });

  it('R003.81 003-I counts six links and lists three; the count is noted, three are stored', () => {
    const plan = catalogue.get('003-i-regiment-hospital');
    expect(plan.links.filter(({ kind }) => kind === 'link')).toHaveLength(3);
    expect(templateDefects(plan)).toContainEqual(
      expect.objectContaining({ kind: 'count-disagrees', asWritten: '六个环节', decide: null }),
    );
    expect(readyToOpen(plan).hash).toBe(plan.hash);
  });

  it('R003.140 and the damaged text of 001 stay flagged as written', () => {
    expect(templateDefects(catalogue.get('003-k-county-hospital'))).toContainEqual(
      expect.objectContaining({ kind: 'foreign-text', asWritten: 'L749–759' }),
    );
    expect(
      templateDefects(catalogue.get('001-mass-line-county')).map(({ asWritten }) => asWritten),
    ).toEqual([...['20142月', '310日前', '中发〔20134号', '赣发〔20138号', '1）2）3）']]);
  });

  it('are gone from what waits once they are decided, one by one', () => {
    const plan = catalogue.get('003-g-five-ones');
    const answers = [
      { path: 'year', value: '2014' },
      { path: 'links[1].from', value: '2014-09-10' },
    ];
    const opened = readyToOpen(plan, answers);
    expect(opened.links.map(({ from }) => from)).toEqual([
      '2014-09-01',
      '2014-09-10',
      '2015-06-01',
    ]);
    expect(templateDefects(opened).filter(({ decide }) => decide !== null)).toEqual([]);
    try {
      readyToOpen(plan, [{ path: 'year', value: '2014' }]);
    } catch (error) {
      expect(error).toMatchObject({
        code: 'TEMPLATE_DEFECTS_UNDECIDED',
        details: { defects: [{ path: 'links[1]', kind: 'inverted-dates' }] },
      });
    }
  });

  it('are not answered by a place that is none, a day that does not exist, or an empty name', () => {
    const answer = (path: string, value: string) => () =>
      applyAnswers(catalogue.get('003-h-four-phases'), [{ path, value }]);
    expect(answer('links[9].from', '2015-03-01')).toThrow(TemplateAnswersInvalid);
    expect(answer('duties[0].wording', '不做')).toThrow(/no place/);
    expect(answer('links[0].from', '2015-02-30')).toThrow(/day that exists/);
    expect(answer('links[3].title', '  ')).toThrow(/name/);
    expect(answer('year', '15')).toThrow(/YYYY/);
  });

  it('R003.79 recognise the plan that comes twice, also with small changes, and no other', () => {
    const plan = catalogue.get('003-i-regiment-hospital');
    const copy = { ...plan, key: 'piece-8', title: { zh: '另一份方案', en: 'Another plan' } };
    expect(planDuplicates(copy, catalogue.list())).toEqual([
      { path: 'header', of: plan.key, likeness: 1 },
    ]);
    const retouched = {
      ...copy,
      duties: plan.duties.map((duty, at) =>
        at === 0 ? { ...duty, wording: '邀请专家讲座。' } : duty,
      ),
    };
    expect(planDuplicates(retouched, catalogue.list())).toMatchObject([{ of: plan.key }]);
    for (const each of catalogue.list()) expect(planDuplicates(each, catalogue.list())).toEqual([]);
  });
});

describe('notes', () => {
  it('ask again where a HARD rule hedges, and are no error', () => {
    expect(templateNotes(catalogue.get('003-j-university-hospital'))).toEqual([
      expect.objectContaining({ path: 'duties[4].strength' }),
    ]);
    expect(templateNotes(catalogue.get('000-mass-line-bureau'))).toEqual([]);
  });
});
