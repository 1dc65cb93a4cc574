import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId, workspaceRoot } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { codeOf, open, openCampaign } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

const base = '000-mass-line-bureau';
const ours = (more = '', version = 1) => `
key: ours
version: ${version}
extends: { key: ${base}, version: 1 }
title: { zh: 本局方案, en: Our plan }
${more}`;
const earlier = (day: string) => `
duties:
  - key: mobilization-meeting
    deadline: { onMonthDay: ${day} }
because: { duties.mobilization-meeting.deadline: 全市统一提前 }`;

const publish =
  'mutation ($yaml: String!) { publishTemplate(input: { yaml: $yaml }) { key version hash } }';
const check = `query ($yaml: String!) { checkTemplate(input: { yaml: $yaml }) {
  key version problems { path problem } defects { path kind decide } notes { path } duplicates { of likeness }
  difference { path change bearing before after reason } } }`;
const list = '{ campaignTemplates { key version } }';
const difference = `query ($from: TemplateVersionInput!, $to: TemplateVersionInput!) {
  templateDifference(from: $from, to: $to) { path change bearing before after reason } }`;

describe('templates of a bureau', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  afterAll(() => harness.stop());

  const anOffice = () => anActor('campaign-office', { bureauId: newId() });
  const keysFor = async (who: ReturnType<typeof anOffice>) =>
    (
      await harness.graph.as<{ campaignTemplates: { key: string }[] }>(who, list)
    ).data?.campaignTemplates.map(({ key }) => key) ?? [];

  it('R001.1 R003.111 are checked dry: the difference with its reason, nothing is written', async () => {
    const office = anOffice();
    const { data } = await harness.graph.as(office, check, { yaml: ours(earlier('03-05')) });
    expect(data?.['checkTemplate']).toMatchObject({
      ...{ key: 'ours', version: 1, problems: [], duplicates: [] },
      difference: expect.arrayContaining([
        {
          ...{
            path: 'duties.mobilization-meeting.deadline',
            change: 'CHANGED',
            bearing: 'STRICTER',
          },
          ...{ before: '{"onMonthDay":"03-10"}', after: '{"onMonthDay":"03-05"}' },
          reason: '全市统一提前',
        },
      ]),
    });
    expect(await keysFor(office)).not.toContain('ours');
  });

  it('R003.111 name every problem with its path, and are not published with one', async () => {
    const office = anOffice();
    const yaml = ours(`
duties:
  - { key: summary-report, prescribed: false }
  - { key: mobilization-meeting, strength: HARD }`);
    const { data } = await harness.graph.as<{ checkTemplate: { problems: { path: string }[] } }>(
      office,
      check,
      { yaml },
    );
    expect(data?.checkTemplate.problems.map(({ path }) => path)).toEqual([
      'duties.mobilization-meeting.strength',
      'duties.summary-report.prescribed',
    ]);
    const refused = await harness.graph.as(office, publish, { yaml });
    expect(codeOf(refused)).toBe('TEMPLATE_INVALID');
    expect(refused.errors?.[0]?.extensions['problems']).toHaveLength(2);
    expect(codeOf(await harness.graph.as(office, publish, { yaml: 'key: [1' }))).toBe(
      'TEMPLATE_INVALID',
    );
  });

  it('R003.79 R003.63 R003.78 are told what they repeat, and which defects wait for the office', async () => {
    const office = anOffice();
    const yaml = `
key: four-phases
version: 1
title: { zh: 四阶段, en: Four phases }
timeZone: Asia/Shanghai
header: { document: { title: { zh: 方案, en: Plan } } }
gates: { mode: dated }
ranking: allowed
links: [{ key: a, kind: stage, from: '2015-09-10', to: '2015-05-30' }]
participation: [{ mode: full, unitTypes: [general-hospital] }]
duties: []`;
    const { data } = await harness.graph.as<{ checkTemplate: { defects: unknown } }>(
      office,
      check,
      {
        yaml,
      },
    );
    expect(data?.checkTemplate.defects).toMatchObject([
      {
        path: 'links[0]',
        kind: 'inverted-dates',
        decide: expect.stringContaining('links[0].from'),
      },
      { path: 'links[0].title', kind: 'missing-name' },
    ]);
  });

  it('R003.79 are recognised when they repeat a known plan under another key', async () => {
    const file = join(workspaceRoot(), 'apps/campaigns/templates/003-i-regiment-hospital.yaml');
    const yaml = readFileSync(file, 'utf8').replace(/^key: .*$/m, 'key: piece-eight');
    const { data } = await harness.graph.as<{ checkTemplate: unknown }>(anOffice(), check, {
      yaml,
    });
    expect(data?.checkTemplate).toMatchObject({
      ...{ key: 'piece-eight', problems: [] },
      duplicates: [{ of: '003-i-regiment-hospital', likeness: 1 }],
    });
  });

  it('are published once, however often and at the same time; another text needs the next version', async () => {
    const office = anOffice();
    const yaml = ours(earlier('03-05'));
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => harness.graph.as(office, publish, { yaml })),
    );
    expect(new Set(answers.map(({ data }) => JSON.stringify(data?.['publishTemplate']))).size).toBe(
      1,
    );
    const rows = 'SELECT version FROM bureau_template WHERE bureau_id = $1 ORDER BY version';
    expect(await harness.rows(rows, [office.bureauId])).toEqual([{ version: 1 }]);

    const changed = ours(earlier('03-06'));
    expect(codeOf(await harness.graph.as(office, publish, { yaml: changed }))).toBe(
      'TEMPLATE_VERSION_TAKEN',
    );
    const third = await harness.graph.as(office, publish, { yaml: ours(earlier('03-06'), 3) });
    expect(codeOf(third)).toBe('TEMPLATE_VERSION_NOT_NEXT');
    await harness.graph.as(office, publish, { yaml: ours(earlier('03-06'), 2) });
    expect(await harness.rows(rows, [office.bureauId])).toEqual([{ version: 1 }, { version: 2 }]);
    const versions = { from: { key: 'ours', version: 1 }, to: { key: 'ours', version: 2 } };
    expect(
      (await harness.graph.as(office, difference, versions)).data?.['templateDifference'],
    ).toEqual([
      {
        ...{ path: 'duties.mobilization-meeting.deadline', change: 'CHANGED', bearing: 'LOOSER' },
        ...{ before: '{"onMonthDay":"03-05"}', after: '{"onMonthDay":"03-06"}' },
        reason: '全市统一提前',
      },
    ]);
  });

  it('may not take the key of a shared template', async () => {
    const yaml = ours()
      .replace('key: ours', `key: ${base}`)
      .replace('version: 1\nextends', 'version: 2\nextends');
    expect(codeOf(await harness.graph.as(anOffice(), publish, { yaml }))).toBe(
      'TEMPLATE_KEY_SHARED',
    );
  });

  it('are seen and extended by their own bureau alone', async () => {
    const [office, other] = [anOffice(), anOffice()];
    await harness.graph.as(office, publish, { yaml: ours() });
    expect(await keysFor(office)).toContain('ours');
    expect(await keysFor(other)).not.toContain('ours');
    const query =
      '{ campaignTemplate(key: "ours") { key extends { key version } vocabulary { key title { zh } } } }';
    expect((await harness.graph.as(other, query)).data).toEqual({ campaignTemplate: null });
    expect((await harness.graph.as(office, query)).data).toEqual({
      campaignTemplate: {
        ...{ key: 'ours', extends: { key: base, version: 1 } },
        vocabulary: expect.arrayContaining([
          { key: 'supervision-group', title: { zh: '督导联系组' } },
        ]),
      },
    });
    const versions = { from: { key: base, version: 1 }, to: { key: 'ours', version: 1 } };
    expect(codeOf(await harness.graph.as(other, difference, versions))).toBe('TEMPLATE_UNKNOWN');
    const theirs = 'key: theirs\nversion: 1\nextends: { key: ours, version: 1 }';
    expect(codeOf(await harness.graph.as(other, publish, { yaml: theirs }))).toBe(
      'TEMPLATE_INVALID',
    );
  });

  it('are opened like any other, and the campaign keeps its copy', async () => {
    const office = anOffice();
    await harness.graph.as(office, publish, { yaml: ours(earlier('03-05')) });
    const campaignId = await open(harness, office, { templateKey: 'ours' });
    await harness.graph.as(office, publish, { yaml: ours(earlier('03-01'), 2) });
    const query = `{ campaign(id: "${campaignId}") { templateVersion template { key duties { key } records { key fields { key is } } } } }`;
    const { data } = await harness.graph.as<{ campaign: Record<string, unknown> }>(office, query);
    expect(data?.campaign).toMatchObject({ templateVersion: 1, template: { key: 'ours' } });
  });

  it('R003.63 R003.1 a template with undecided defects is opened only with the answers', async () => {
    const office = anOffice();
    const input = {
      templateKey: '003-a-womens-day-event',
      startsOn: '2026-02-01',
      endsOn: '2026-03-31',
    };
    const refused = await harness.graph.as(office, openCampaign, { input });
    expect(codeOf(refused)).toBe('TEMPLATE_DEFECTS_UNDECIDED');
    expect(refused.errors?.[0]?.extensions['defects']).toMatchObject([
      { path: 'links[2].from', kind: 'missing-year', asWritten: '20xx-03-08' },
      { path: 'links[2].to' },
    ]);
    const answers = [{ path: 'year', value: '2026' }];
    const opened = await harness.graph.as(office, openCampaign, { input: { ...input, answers } });
    expect(opened.errors).toBeUndefined();
    const wrong = [{ path: 'year', value: 'soon' }];
    const answer = await harness.graph.as(anOffice(), openCampaign, {
      input: { ...input, answers: wrong },
    });
    expect(codeOf(answer)).toBe('TEMPLATE_ANSWERS_INVALID');
  });

  it('are listed with one statement, however many there are', async () => {
    const counted = async (count: number) => {
      const office = anOffice();
      for (let at = 0; at < count; at += 1)
        await harness.graph.as(office, publish, {
          yaml: ours().replace('key: ours', `key: ours-${at}`),
        });
      const before = harness.statements.length;
      const { data } = await harness.graph.as<{ campaignTemplates: unknown[] }>(
        office,
        '{ campaignTemplates { key extends { key } defects { path } duties { key } } }',
      );
      expect(data?.campaignTemplates).toHaveLength(17 + count);
      return harness.statements.length - before;
    };
    expect(await counted(2)).toBe(await counted(12));
  });
});
