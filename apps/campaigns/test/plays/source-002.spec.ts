import { trialOf } from './rule-trial';

const { template, asks, entries, rule } = trialOf('002-mass-line-link-one');

describe('source 002 as a template', () => {
  it('R002.1 carries number, issuer, three kinds of addressee and the plan it stands under', () => {
    const { document, basis } = template.header;
    expect(document).toMatchObject({ number: '常卫群发〔2014〕1号', issuedOn: '2014-02-21' });
    expect(document.addressees).toHaveLength(3);
    expect(basis).toMatchObject([{ number: '常卫委〔2014〕9号' }]);
  });

  it('R002.2 R002.7 studies first, then makes a plan and measures', () => {
    expect(asks('collective-study')).toEqual(['record collective-study 0/1']);
    expect(asks('plan-and-measures')).toEqual(['entry plan 0/1', 'entry link-measures 0/1']);
  });

  it('R002.12 R002.13 wants every group at the meeting and caps employees at one fifth', () => {
    expect(entries('bureau-attendance')).toHaveLength(4);
    expect(asks('bureau-attendance')).toEqual(['record mobilization 0/1']);
    expect(rule('employees-one-fifth')?.test).toMatchObject({
      ...{ is: 'share', atMost: '1/5' },
      unless: { field: 'all-staff', equals: true },
    });
  });

  it('R002.20 R002.21 has the supervision group talk with four kinds of people, after the meeting', () => {
    expect(asks('individual-talks')).toEqual(
      ['body', 'former-members', 'mid-level', 'service-objects'].map((who) => `entry ${who} 0/1`),
    );
    expect(rule('talks-after-meeting')?.answerable).toEqual(['supervision']);
  });

  it('R002.22 R002.23 R002.24 R002.25 R002.26 fixes the study plan, its counts, topics, home delivery and discussion', () => {
    expect(entries('four-implementations')).toHaveLength(4);
    expect(asks('study-plan')).toEqual(['record study-plan 0/1']);
    expect(asks('study-session-held')).toEqual(['record study-session 0/1']);
    expect(asks('study-exchange')).toEqual(['record study-session 0/1']);
    expect(asks('reading-class')).toEqual(['record study-session 0/1']);
    expect(entries('study-forms')).toContain('home-delivery');
    expect(entries('topics')).toContain('booklet');
    expect(asks('discussion')).toEqual(['record discussion 0/1', 'record discussion-observed 0/1']);
  });

  it('R002.36 R002.38 R002.39 keeps carriers, interviews and reports, and eight steps of supervision before the summary', () => {
    expect(entries('carriers')).toHaveLength(4);
    expect(template.records.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['principal-interview', 'duty-report']),
    );
    expect(asks('supervision-of-the-link')).toHaveLength(8);
    expect(rule('supervision-of-the-link')?.deadline).toMatchObject({
      before: { first: { record: 'link-summary' } },
    });
  });
});
