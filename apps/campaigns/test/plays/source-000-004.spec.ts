import { trialOf } from './rule-trial';

describe('source 000, what its other tests leave', () => {
  const { template, asks, entries } = trialOf('000-mass-line-bureau');

  it('R000.27 keeps the professional study documents in the syllabus', () => {
    expect(entries('study-topics')).toEqual(
      expect.arrayContaining(['code-of-conduct', 'nine-prohibitions', 'courtesy-phrases']),
    );
  });

  it('R000.41 asks materials of the body and each member, of no department branch and no ordinary member', () => {
    const authors = template.duties.filter(({ test }) =>
      JSON.stringify(test).includes('-material"'),
    );
    const roles = authors.map(({ owedBy }) => ('role' in owedBy ? owedBy.role : owedBy.each));
    expect([...new Set(roles)].sort()).toEqual(['leading-cadre', 'non-cpc-member', 'unit']);
  });

  it('R000.42 R000.43 names every section of a material that has none, and the half', () => {
    expect(asks('member-material-content')).toEqual(['record member-material 0/1']);
    expect(entries('material-sections')).toHaveLength(13);
    expect(asks('body-material-half')).toEqual(['record body-material 0/1']);
  });
});

describe('source 004 as a template', () => {
  const { template, asks, entries, fields } = trialOf('004-grass-roots-party-building');

  it('R004.1 R004.4 R004.17 has addressees, three copies that are no actors, principles and references', () => {
    const { document, principles, references } = template.header;
    expect(document).toMatchObject({ issuedOn: '2014-12-15' });
    expect([document.copyTo.length, principles.length, references.length]).toEqual([3, 4, 3]);
    expect(template.roles.map(({ key }) => key)).not.toContain('copy');
  });

  it('R004.15 R004.16 R004.21 R004.30 R004.33 R004.34 keeps carriers, speakers, the study mechanism, awards, culture, brands and partners', () => {
    expect([entries('carriers')?.length, entries('lines')?.length]).toEqual([3, 4]);
    expect(asks('study-mechanism')).toHaveLength(4);
    expect(template.records.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['award', 'exemplar', 'brand', 'partner-contact']),
    );
    expect(asks('party-building-studied')).toEqual(['record party-building-studied 0/1']);
  });

  it('R004.27 opens the affairs of the house and of the Party to the public, every year', () => {
    expect(asks('openness')).toEqual([
      ...['entry affairs 0/1', 'entry party-affairs 0/1', 'record open-item 0/1'],
    ]);
  });

  it('R004.22 R004.32 checks six systems and assesses Party building and business together, every year', () => {
    expect(asks('six-systems')).toHaveLength(6);
    expect(asks('assessed-together')).toEqual(['record yearly-assessment 0/1']);
    expect(fields('yearly-assessment')).toEqual(['contains', 'five-goods']);
  });
});
