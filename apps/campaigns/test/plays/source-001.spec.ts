import { trialOf } from './rule-trial';

const { template, asks, entries, fields, rule } = trialOf('001-mass-line-county');

describe('source 001 as a template', () => {
  it('R001.1 R001.2 R001.3 R001.9 rests on two documents, with four mirrors, scope, focus and six principles', () => {
    const { basis, generalRequirement, scope, focusPopulation, principles } = template.header;
    expect(basis).toHaveLength(2);
    expect(generalRequirement[0]?.points).toHaveLength(4);
    expect(scope?.zh).toContain('全体党员');
    expect([focusPopulation.length, principles.length]).toEqual([2, 6]);
  });

  it('R001.13 wants a full centre in every township and a clinic in every village', () => {
    expect(asks('township-and-village-coverage')).toEqual(['record coverage 0/1']);
    expect(fields('coverage')).toEqual(['townships', 'full-centres', 'villages', 'clinics']);
  });

  it('R001.14 R001.20 R001.24 R001.59 keeps volunteer hours, carriers, visits and what work is combined with', () => {
    expect(fields('volunteer-hours')).toEqual(['hours', 'outside-working-hours']);
    expect(entries('carriers')).toHaveLength(4);
    expect(asks('contact-point-visits')).toEqual(['record contact-point-visit 0/1']);
    expect(fields('study-session')).toContain('combined-with');
  });

  it('R001.15 R001.16 names what is studied, the two numbered documents as written', () => {
    expect(asks('prescribed-study')).toHaveLength(6);
    expect(rule('local-study')?.strength).toBe('ADVICE');
    expect(entries('study-list')).toContain('provincial-document');
  });

  it('R001.17 R001.18 R001.57 keeps titles with their selection, clean-culture actions and a publicity plan', () => {
    expect(template.chains.find(({ key }) => key === 'title-selection')?.steps).toHaveLength(2);
    expect(entries('clean-culture')).toHaveLength(5);
    expect(asks('publicity-plan')).toEqual(['record publicity-plan 0/1']);
  });

  it('R001.19 holds one lecture for both audiences', () => {
    expect(asks('integrity-lecture')).toEqual(['record lecture 0/1']);
    expect(entries('audiences')).toEqual(['organ-staff', 'county-leaders']);
  });

  it('R001.32 R001.33 R001.34 R001.35 says who writes materials, their six roots, and four reviewers', () => {
    expect(rule('deputy-section-material')?.appliesTo.unitTypes).toEqual(['bureau-organ']);
    expect(rule('principal-material')?.owedBy).toMatchObject({ role: 'principal' });
    expect(entries('sections')?.slice(3, 9)).toEqual([
      ...[
        'ideals',
        'purpose',
        'party-spirit',
        'political-discipline',
        'institution',
        'medical-ethics',
      ],
    ]);
    expect(rule('body-material-hard-and-dear')?.appliesTo.unitTypes).toContain(
      'township-health-centre',
    );
    expect(asks('body-material')).toEqual(['record body-material 0/1']);
    expect(template.chains.find(({ key }) => key === 'four-reviewers')).toMatchObject({
      order: 'any',
    });
  });

  it('R001.37 R001.38 wants each category at the meeting, and bureau cadres at the units’', () => {
    expect(asks('democratic-life-attendance')).toEqual(['record democratic-life-meeting 0/1']);
    expect(entries('attendance')).toHaveLength(6);
    expect(asks('bureau-cadres-attend-units')).toEqual(['record organisational-life-meeting 0/1']);
  });

  it('R001.41 files the two plans and one programme and checks four points', () => {
    expect(asks('two-plans-filed')).toEqual([
      'record rectification-documents 0/1',
      ...['clear-target', 'concrete-measures', 'clear-responsibility', 'feasible'].map(
        (point) => `entry ${point} 0/1`,
      ),
    ]);
  });

  it('R001.54 R001.58 notifies, then sums up with an appraisal, then reports in writing', () => {
    expect(asks('summary-meeting')).toContain('record notification-meeting 0/1');
    expect(fields('summary-meeting')).toContain('campaign-appraised');
    expect(asks('written-report')).toEqual(['record written-report 0/1']);
  });
});
