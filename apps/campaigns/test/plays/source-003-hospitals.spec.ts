import { trialOf } from './rule-trial';

describe('the mass-line plans of hospitals as templates', () => {
  const j = trialOf('003-j-university-hospital');
  const k = trialOf('003-k-county-hospital');
  const m = trialOf('003-m-seventh-regiment-hospital');
  const n = trialOf('003-n-tcm-hospital');

  it('R003.91 R003.95 R003.178 R003.181 003-J prepares six things, with a focus and four references of its own', () => {
    expect(j.asks('preparation')).toHaveLength(6);
    expect(j.template.header.focusPopulation.map(({ zh }) => zh)).toEqual([
      '院领导班子',
      '中层干部',
    ]);
    expect(j.template.header.generalRequirement[0]?.points).toHaveLength(4);
    expect(n.template.header.focusPopulation).toHaveLength(4);
  });

  it('R003.93 R003.94 003-J has reading lists by role and four ones of every member', () => {
    expect(j.asks('books-of-mid-level')).toHaveLength(3);
    expect(j.asks('books-of-members')).toEqual(['entry book-1 0/1', 'entry book-2 0/1']);
    expect(j.asks('four-ones')).toHaveLength(4);
  });

  it('R003.98 R003.99 R003.102 003-J covers five kinds of talk and keeps reminder talks and comments', () => {
    const pairs = j.template.duties.filter(({ owedBy }) => owedBy.each === 'pair');
    expect(pairs.map(({ owedBy }) => 'between' in owedBy && owedBy.between.join(' '))).toEqual([
      'principal member',
      'member member',
      'in-charge department-head',
      'mid-level-chief mid-level-deputy',
      'mid-level staff',
    ]);
    expect(j.template.records.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['reminder-talk', 'comment']),
    );
  });

  it('R003.100 003-J wants four parts with the weight on the last three', () => {
    expect(j.entries('sections')).toHaveLength(4);
    expect(j.asks('mid-level-material')).toEqual(['record material 0/1']);
  });

  it('R003.101 R003.103 R003.107 R003.109 R003.112 R003.113 003-J plans its meeting, has every member in the branch, two themes, branches supervised', () => {
    expect(j.asks('meeting-plan')).toEqual(['record meeting-plan 0/1']);
    expect(j.asks('members-in-branch')).toEqual(['record branch-life-meeting 0/1']);
    expect(j.asks('two-theme-activities')).toHaveLength(2);
    expect(j.asks('branches-supervised')).toEqual(['record branch-supervision 0/1']);
    expect(j.rule('optional-actions')?.prescribed).toBe(false);
    expect(j.template.records.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['approved-cadre', 'summary', 'publicity-item']),
    );
  });

  it('R003.114 R003.115 R003.116 003-K covers members and cadres on post, six principles, six tasks', () => {
    const { scope, principles, mainTasks } = k.template.header;
    expect(scope?.zh).toBe('全体党员和在职干部');
    expect([principles.length, mainTasks.length]).toEqual([6, 6]);
  });

  it('R003.117 R003.119 R003.139 003-K has three study forms, a change of roles, five work streams', () => {
    expect(k.asks('three-study-forms')).toHaveLength(3);
    expect(k.asks('body-as-patient')).toEqual(['record patient-visit 0/1']);
    expect(k.asks('cadres-face-to-face')).toEqual(['record face-to-face 0/1']);
    expect(k.template.linkedCampaigns).toHaveLength(5);
  });

  it('R003.122 R003.123 R003.124 003-K talks with criticism exchanged; materials in four roots, reviewed by the branch secretary', () => {
    expect(k.rule('talks-among-members')?.test).toMatchObject({
      select: { where: [{ field: 'criticism-exchanged', equals: true }] },
    });
    expect(k.entries('sections')).not.toContain('family-employment');
    expect(k.template.chains.find(({ key }) => key === 'branch-secretary')?.steps).toHaveLength(2);
  });

  it('R003.125 R003.126 R003.127 R003.128 R003.136 003-K has two superiors review and file, n × (n − 1) criticisms, patients invited', () => {
    const both = k.template.chains.find(({ key }) => key === 'double-review');
    expect(both).toMatchObject({
      order: 'any',
      steps: [{ key: 'municipal-supervision' }, { key: 'county-office' }],
    });
    expect(k.rule('notification-filed')?.test).toMatchObject({
      targets: ['municipal-leading-group', 'county-office'],
      any: false,
    });
    expect(k.rule('final-report')?.test).toMatchObject({
      targets: ['municipal-leading-group', 'county-office'],
    });
    expect(k.fields('democratic-life-meeting')).toContain('expected');
    expect(k.asks('patients-invited')).toEqual([
      'entry patients 0/1',
      'entry service-objects 0/1',
      'record branch-life-meeting 0/1',
    ]);
  });

  it('R003.135 003-K keeps phone and box, contact points and inspections of the office', () => {
    expect(k.template.records.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['supervision-channel', 'contact-visit', 'office-inspection']),
    );
  });

  it('R003.138 003-K exposes negative cases', () => {
    expect(k.asks('publicity')).toEqual(['entry exemplars 0/1', 'entry negative 0/1']);
  });

  it('R003.145 R003.146 R003.151 R003.153 003-M talks before the meeting, counts benefits, consults, sums up, looks back', () => {
    expect(m.template.meetings[0]?.requires).toEqual([
      'talks-principal-members',
      'talks-among-members',
    ]);
    expect(m.asks('body-material')).toEqual(['record body-material 0/1']);
    expect(m.fields('free-clinic')).toContain('beneficiaries');
    expect(m.asks('summary-meeting')).toEqual(['record supervision-consulted 0/1']);
    expect(m.asks('rectification-review')).toEqual(['record summary-meeting 0/1']);
  });

  it('R003.157 R003.158 R003.159 R003.173 003-N rests on 周发〔2015〕4号, reads three books, researches, reports twice, links three campaigns', () => {
    expect(n.template.header.basis).toMatchObject([{ number: '周发〔2015〕4号' }]);
    expect(n.asks('compulsory-books')).toHaveLength(3);
    expect(n.asks('policy-documents')).toHaveLength(4);
    expect(n.asks('research-reports')).toEqual(['record research-report 0/1']);
    expect(n.template.linkedCampaigns).toHaveLength(3);
  });

  it('R003.164 R003.165 R003.166 003-N reviews materials by the principal, guards against three substitutions, attends units and small groups', () => {
    expect(n.asks('member-material')).toEqual(['record member-material 0/1']);
    expect(n.entries('substitutions')).toHaveLength(3);
    expect(n.asks('body-attends-units')).toEqual(['record unit-meeting-attended 0/1']);
    expect(n.asks('members-in-group')).toEqual(['record group-life-meeting 0/1']);
  });

  it('R003.170 R003.171 R003.172 003-N supervises every department through all links, leaders take the lead, publicity', () => {
    expect(n.rule('departments-supervised')?.owedBy).toEqual({ each: 'department' });
    expect(n.asks('departments-supervised')).toHaveLength(3);
    expect(n.asks('take-the-lead')).toHaveLength(6);
    expect(n.asks('publicity')).toEqual(['record publicity-item 0/1']);
  });
});
