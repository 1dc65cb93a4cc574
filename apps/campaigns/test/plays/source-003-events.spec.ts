import { trialOf } from './rule-trial';

describe('the shorter texts of source 003 as templates', () => {
  it('R003.3 R003.4 R003.5 R003.6 R003.7 R003.8 R003.9 R003.13 003-A has a programme, five games with their rules, prizes and a safety note', () => {
    const { template, asks, entries } = trialOf('003-a-womens-day-event');
    expect(entries('programme')).toEqual(['opening', 'games']);
    expect(asks('five-games')).toEqual(
      ['sandbag-throw', 'balloon-relay', 'shuttlecock', 'stepping-stones', 'hoop-relay'].map(
        (game) => `entry ${game} 0/1`,
      ),
    );
    expect(asks('prizes').every((line) => line.endsWith('0/3'))).toBe(true);
    expect(asks('organisation-prizes')).toEqual(['record organisation-prize 0/2']);
    expect(template.links[2]?.content[0]?.zh).toContain('运动鞋');
  });

  it('R003.11 R003.12 003-A is signed up for by 26 February and trained for before 3 March', () => {
    const { asks, rule } = trialOf('003-a-womens-day-event');
    expect(rule('sign-up-forms')?.deadline).toEqual({ onMonthDay: '02-26' });
    expect(rule('list-and-training')?.deadline).toEqual({ onMonthDay: '03-03' });
    expect(asks('list-and-training')).toEqual([
      'record participant-list 0/1',
      'record training-completed 0/1',
    ]);
  });

  it('R003.15 R003.18 003-B keeps branch meetings and tracked works, the re-election as a one-off', () => {
    const { asks, entries } = trialOf('003-b-half-year-party-work');
    expect(asks('three-meetings')).toEqual(['record three-meetings 0/1']);
    expect(entries('study-topics')).toContain('commercial-bribery');
    expect(asks('re-election')).toEqual(['record tracked-work 0/1']);
  });

  it('R003.19 R003.20 R003.21 003-C has no dates, counts for other campaigns and shows departments without activity', () => {
    const { template, asks, rule } = trialOf('003-c-civility');
    expect(template.period).toEqual({});
    expect(template.linkedCampaigns).toHaveLength(3);
    expect(rule('departments-take-part')?.owedBy).toEqual({ each: 'department' });
    expect(asks('content-lines')).toHaveLength(6);
  });

  it('R003.22 R003.23 R003.26 003-D has four blocks for plan and report, every department mobilized, other programmes linked', () => {
    const { template, asks, rule } = trialOf('003-d-three-goods');
    expect([asks('measures-in-four-blocks').length, asks('results-in-four-blocks').length]).toEqual(
      [4, 4],
    );
    expect(rule('departments-mobilized')?.owedBy).toEqual({ each: 'department' });
    expect(template.linkedCampaigns).toHaveLength(7);
  });

  it('R003.28 R003.30 R003.31 R003.38 003-E has six targets, a mobilization chain, a study list and commended deeds', () => {
    const { asks, fields } = trialOf('003-e-ethics-year');
    expect(asks('six-targets-assessed')).toHaveLength(6);
    expect(asks('mobilization-chain')).toEqual([
      'record presidents-meeting 0/1',
      'record heads-meeting 0/1',
    ]);
    expect(asks('plan-and-reward-measures')).toEqual([
      'entry plan 0/1',
      'entry reward-penalty 0/1',
    ]);
    expect(asks('study-list')).toHaveLength(4);
    expect(fields('good-deed')).toEqual(['commended']);
  });

  it('R003.44 R003.48 003-F opens six items to the public and keeps education and its indicators', () => {
    const { asks, fields } = trialOf('003-f-ethics-work-plan');
    expect(asks('hospital-openness').filter((line) => line.startsWith('entry'))).toHaveLength(6);
    expect(fields('outcome-indicator')).toHaveLength(3);
    expect(asks('mass-education')).toHaveLength(4);
  });

  it('R003.57 R003.58 R003.59 R003.72 R003.176 003-G keeps surviving goals, five ones, key targets, groups and traditions', () => {
    const { template, asks, entries } = trialOf('003-g-five-ones');
    expect(template.header.generalRequirement[0]?.points).toHaveLength(5);
    expect(asks('five-products')).toHaveLength(5);
    expect(asks('key-targets')).toHaveLength(4);
    expect([entries('working-groups')?.length, entries('traditions')?.length]).toEqual([3, 4]);
  });

  it('R003.64 R003.65 R003.73 R003.74 R003.75 003-G mobilizes each department, wants five traces, full coverage, ten hours, 2 000 characters', () => {
    const { asks, rule } = trialOf('003-g-five-ones');
    expect(rule('departments-mobilized')?.owedBy).toEqual({ each: 'department' });
    expect(asks('five-traces')).toHaveLength(5);
    expect(rule('education-coverage')?.test).toMatchObject({ is: 'share', atLeast: '100 %' });
    expect(asks('ten-hours-a-month')).toEqual(['amount hours 0/10']);
    expect(rule('reflection-2000')?.test).toMatchObject({ is: 'length', atLeast: 2_000 });
  });

  it('R003.81 R003.82 R003.83 R003.84 R003.88 R003.177 003-I has stages inside links, role models, lessons, visits that solve on the spot, negative cases', () => {
    const { template, asks, fields } = trialOf('003-i-regiment-hospital');
    expect(template.links.filter(({ kind }) => kind === 'stage')).toHaveLength(4);
    expect(asks('role-models')).toHaveLength(5);
    expect(asks('two-study-forms')).toEqual(['entry expert-lecture 0/1', 'entry party-lesson 0/1']);
    expect(fields('contact-visit')).toEqual(['staff-thinking', 'solved']);
    expect(asks('negative-cases-shown')).toEqual(['entry exemplary 0/1', 'entry negative 0/1']);
  });
});
