import { linkGates, type TakenStep } from './link-gate.rules';

const zh = { zh: '环', en: 'link' };
const links = [
  { key: 'one', title: zh, kind: 'link' as const, content: [] },
  { key: 'two', title: zh, kind: 'link' as const, content: [] },
];
const chains = [
  {
    key: 'review',
    title: zh,
    order: 'strict' as const,
    steps: [
      { key: 'supervision', title: zh, by: ['supervision'] },
      { key: 'office', title: zh, by: ['office'] },
    ],
  },
];
const consent = {
  links,
  chains,
  gates: { mode: 'consent' as const, summary: 'link-summary', chain: 'review' },
};
type Reviews = TakenStep['reviews'];
const passed = (name: string) => ({ step: name, outcome: 'passed' as const, on: '2014-05-02' });
const returned = { step: 'office', outcome: 'returned' as const, on: '2014-05-03' };
const step = (name: TakenStep['step'], reviews: Reviews = []): TakenStep => ({
  ...{ link: 'one', step: name, on: '2014-05-01', recordId: 'r', reviews },
});
const states = (steps: TakenStep[]) =>
  linkGates(consent, steps, '2014-06-01').map(({ state }) => state);

describe('the gates between links', () => {
  it('R000.12 are all open where the campaign has none', () => {
    const gates = linkGates({ ...consent, gates: { mode: 'none' } }, [], '2014-01-01');
    expect(gates.map(({ state, missing }) => [state, missing])).toEqual([
      ['OPEN', []],
      ['OPEN', []],
    ]);
  });

  it('§4.12 C open and close by date, and may overlap (R003-J)', () => {
    const dated = {
      ...consent,
      gates: { mode: 'dated' as const },
      links: [
        { ...links[0]!, from: '2015-07-10', to: '2015-08-30' },
        { ...links[1]!, from: '2015-08-21', to: '2015-09-30' },
      ],
    };
    const on = (day: string) => linkGates(dated, [], day).map(({ state }) => state);
    expect(on('2015-07-01')).toEqual(['NOT_YET', 'NOT_YET']);
    expect(on('2015-08-25')).toEqual(['OPEN', 'OPEN']);
    expect(on('2015-08-31')).toEqual(['PASSED', 'OPEN']);
  });

  it('R002.40 open the next link only after summary, review and consent', () => {
    expect(states([])).toEqual(['OPEN', 'NOT_YET']);
    expect(states([step('SUMMARY')])).toEqual(['SELF_SUMMARY_WRITTEN', 'NOT_YET']);
    expect(states([step('SUMMARY'), step('INSPECTED')])).toEqual([
      'SUPERVISION_INSPECTED',
      'NOT_YET',
    ]);
    expect(states([step('SUMMARY', [passed('supervision')])])).toEqual([
      'SUMMARY_REVIEWED',
      'NOT_YET',
    ]);
    expect(states([step('SUMMARY', [passed('supervision'), passed('office')])])).toEqual([
      'CONSENTED',
      'OPEN',
    ]);
  });

  it('R002.40 a refusal asks for make-up: another summary, and the whole chain anew', () => {
    const refused = step('SUMMARY', [passed('supervision'), returned]);
    expect(states([refused])).toEqual(['MAKE_UP', 'NOT_YET']);
    expect(states([refused, step('SUMMARY')])).toEqual(['SELF_SUMMARY_WRITTEN', 'NOT_YET']);
  });

  it('say what is missing, before anybody tries', () => {
    const [one, two] = linkGates(consent, [], '2014-06-01');
    expect(one?.missing).toEqual(['summary:one', 'review:supervision', 'review:office']);
    expect(two?.missing).toEqual([
      'consent:one',
      'summary:one',
      'review:supervision',
      'review:office',
    ]);
  });
});
