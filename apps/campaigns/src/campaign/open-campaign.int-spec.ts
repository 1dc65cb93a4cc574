import { CampaignRosterFrozen } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anActor, eventually } from '@huiyin/testing';
import {
  aCampaign,
  aRosterUnit,
  codeOf,
  mutation,
  open,
  openCampaign,
  templateKey,
} from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

const period = { startsOn: '2014-02-27', endsOn: '2014-09-30' };

describe('opening a campaign', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  afterAll(() => harness.stop());

  const anOffice = () => anActor('campaign-office', { bureauId: newId() });

  it('R000.6 R000.7 tells who takes part how, once, and nothing about people', async () => {
    const office = anOffice();
    const campaignId = await open(harness, office);
    const told = await harness.told('campaign-opened', office.bureauId ?? '');
    expect(told).toMatchObject([{ campaignId, bureauId: office.bureauId, templateKey, ...period }]);
    expect(told[0]?.['participation']).toContainEqual({
      mode: 'contact-and-guidance',
      unitTypes: ['township-health-centre', 'community-health-centre'],
    });
  });

  it('happens only once, however many ask at the same time', async () => {
    const office = anOffice();
    const input = { templateKey, ...period };
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => harness.graph.as(office, openCampaign, { input })),
    );
    expect(answers.filter(({ data }) => data).map(({ errors }) => errors)).toEqual([undefined]);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(4).fill('CAMPAIGN_ALREADY_OPEN'));
    expect(await harness.told('campaign-opened', office.bureauId ?? '')).toHaveLength(1);
  });

  it('is possible again after closing, and in another bureau at any time', async () => {
    const office = anOffice();
    const first = await open(harness, office);
    await harness.graph.as(office, mutation('closeCampaign'), { input: { campaignId: first } });
    expect(await open(harness, office)).not.toBe(first);
    expect(await open(harness, anOffice())).toBeTruthy();
  });

  it.each([
    ['an unknown template', { templateKey: '001-nobody' }, 'TEMPLATE_UNKNOWN'],
    [
      'an end before the start',
      { startsOn: '2014-09-30', endsOn: '2014-02-27' },
      'CAMPAIGN_PERIOD_INVERTED',
    ],
    ['a title of blanks', { title: '   ' }, 'BAD_USER_INPUT'],
    ['a title that is too long', { title: '长'.repeat(201) }, 'BAD_USER_INPUT'],
    ['a template key that is none', { templateKey: '../secrets' }, 'BAD_USER_INPUT'],
  ])('is refused for %s', async (_, more, code) => {
    const office = anOffice();
    const input = { templateKey, ...period, ...more };
    expect(codeOf(await harness.graph.as(office, openCampaign, { input }))).toBe(code);
    expect(
      await harness.rows('SELECT 1 FROM campaign WHERE bureau_id = $1', [office.bureauId]),
    ).toEqual([]);
  });

  it('is refused for a day that does not exist', async () => {
    const input = `templateKey: "${templateKey}", startsOn: "2014-02-30", endsOn: "2014-09-30"`;
    const answer = await harness.graph.as(
      anOffice(),
      `mutation { openCampaign(input: { ${input} }) { id } }`,
    );
    expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('names the known templates when the asked one is unknown', async () => {
    const answer = await harness.graph.as(anOffice(), openCampaign, {
      input: { templateKey: 'x', ...period },
    });
    expect(answer.errors?.[0]?.extensions['known']).toContain(templateKey);
  });

  it('closes once, however many ask at the same time', async () => {
    const { office, campaignId } = await aCampaign(harness);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        harness.graph.as(office, mutation('closeCampaign', 'state closedAt'), {
          input: { campaignId },
        }),
      ),
    );
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(3).fill('CAMPAIGN_ALREADY_CLOSED'));
  });

  it('R000.1 R000.3 shows the template as it was at opening, header and all', async () => {
    const office = anOffice();
    const id = await open(harness, office, { title: '本局活动' });
    const header =
      'header { document { issuedOn } basis { number } theme { zh } focusPopulation { zh } }';
    const query = `{ campaign(id: "${id}") { title timeZone templateVersion templateHash template { hash gates ${header} links { key title { zh } } duties { key strength wording reference } } } campaignTemplates { key hash } }`;
    const { data, errors } = await harness.graph.as<{
      campaign: Record<string, never>;
      campaignTemplates: { hash: string }[];
    }>(office, query);
    expect(errors).toBeUndefined();
    expect(data?.campaign).toMatchObject({
      ...{ title: '本局活动', timeZone: 'Asia/Shanghai', templateVersion: 1 },
      template: {
        ...{ gates: 'none', hash: data?.campaignTemplates[0]?.hash },
        header: {
          document: { issuedOn: '2014-02-27' },
          basis: [{ number: '2014年第21号' }],
          theme: { zh: '为民务实清廉' },
        },
      },
    });
  });

  it('R000.6 is followed by duties through the event stream itself', async () => {
    const office = anOffice();
    const bureauId = office.bureauId ?? '';
    const campaignId = await open(harness, office);
    const unit = aRosterUnit();
    await harness.unitOfWork.run({ bureauId }, (tx) => {
      tx.emit(CampaignRosterFrozen.of({ campaignId, bureauId, units: [unit] }));
      return Promise.resolve();
    });
    await eventually(async () => {
      const duties = await harness.rows('SELECT 1 FROM duty WHERE campaign_id = $1', [campaignId]);
      expect(duties.length).toBeGreaterThan(10);
    });
  });
});
