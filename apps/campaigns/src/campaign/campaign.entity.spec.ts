import { TemplateCatalogue } from '../template/template-catalogue';
import { CampaignEntity, type CampaignOpening } from './campaign.entity';
import { CampaignAlreadyClosed, CampaignPeriodInverted } from './campaign.errors';

const template = TemplateCatalogue.fromDisk().get('000-mass-line-bureau');
const at = new Date('2014-02-27T01:00:00Z');
const opened = (more: Partial<CampaignOpening> = {}) =>
  CampaignEntity.open(template, {
    ...{
      id: 'c',
      bureauId: 'b',
      title: null,
      startsOn: '2014-02-27',
      endsOn: '2014-09-30',
      openedAt: at,
      answers: {},
      parentCampaignId: null,
      parentLink: null,
    },
    ...more,
  });

describe('a campaign', () => {
  it('takes title, time zone and rules from its template and freezes them with version and hash', () => {
    const campaign = opened();
    expect(campaign).toMatchObject({
      ...{ title: template.title.zh, timeZone: 'Asia/Shanghai', state: 'OPEN' },
      ...{ templateKey: template.key, templateVersion: 1, templateHash: template.hash },
    });
    expect(campaign.definition.duties).toEqual(template.duties);
    expect(opened({ title: '本局活动' }).title).toBe('本局活动');
  });

  it('does not end before it starts, but may end on the day', () => {
    expect(() => opened({ endsOn: '2014-02-26' })).toThrow(CampaignPeriodInverted);
    expect(opened({ endsOn: '2014-02-27' }).state).toBe('OPEN');
  });

  it('closes once', () => {
    const campaign = opened();
    campaign.close(at);
    expect(campaign).toMatchObject({ state: 'CLOSED', closedAt: at });
    expect(() => campaign.close(at)).toThrow(CampaignAlreadyClosed);
  });

  it('R000.6 freezes its roster once', () => {
    const campaign = opened();
    expect([campaign.freezeRoster(at), campaign.freezeRoster(at)]).toEqual([true, false]);
  });
});
