import fc from 'fast-check';
import { AppraisalEntity } from './appraisal.entity';
import { AppraisalState, type AppraisalVerb, hasReached } from './appraisal-states.rules';
import { PublicationScope } from './appraisal.rules';
import type { Move } from './custody-records.rules';

const [leader, liaison] = ['leader', 'liaison'];
const hash = 'a'.repeat(64);

const fresh = (): AppraisalEntity =>
  Object.assign(new AppraisalEntity(), {
    ...{
      state: AppraisalState.CREATED,
      signatures: [],
      history: [],
      publishedTo: null,
      tallyHash: null,
      annulment: null,
    },
    form: { reportTo: 'bureau-campaign-office', publication: { scope: 'bureau', groups: [] } },
  });

/** What each verb does to the real appraisal. */
const acts: Record<string, (appraisal: AppraisalEntity, by: string) => void> = {
  'issue-forms': (one, by) => one.issueForms(move('issue-forms', by), new Date(0)),
  open: (one, by) => one.open(move('open', by), null),
  'voter-medium-set': (one, by) => one.noteBallots({ ...move('voter-medium-set', by), count: 2 }),
  'slips-prepared': (one, by) => one.noteBallots({ ...move('slips-prepared', by), count: 2 }),
  'slips-printed': (one, by) => one.noteBallots({ ...move('slips-printed', by), count: 2 }),
  seal: (one, by) => one.seal(move('seal', by)),
  'take-over': (one, by) => one.takeOverBox(move('take-over', by), {} as never, true),
  'take-over without paper': (one, by) =>
    one.takeOverBox(move('take-over', by), {} as never, false),
  'double-enter': (one, by) => one.noteDoubleEntered(move('double-enter', by)),
  'replace-clerk': (one, by) => one.noteClerkReplaced(move('replace-clerk', by)),
  reconcile: (one, by) => one.noteReconciled(move('reconcile', by)),
  count: (one, by) => one.count(move('count', by), { turnout: [], isValid: true, tallyHash: hash }),
  'sign-tally': (one, by) => one.signTally(move('sign-tally', by), hash),
  summarise: (one, by) => one.summarise(move('summarise', by), '小结'),
  report: (one, by) => one.report(move('report', by)),
  publish: (one, by) => void one.publish(move('publish', by), PublicationScope.UNIT),
  'publish wider': (one, by) => void one.publish(move('publish', by), PublicationScope.BUREAU),
  'publish too wide': (one, by) => void one.publish(move('publish', by), PublicationScope.PUBLIC),
  'open-follow-up': (one, by) => one.openFollowUp(move('open-follow-up', by)),
  close: (one, by) => one.close(move('close', by), 0),
  'close with unanswered': (one, by) => one.close(move('close', by), 1),
  'ask-annulment': (one, by) => one.askAnnulment(move('ask-annulment', by), '票箱损坏'),
  annul: (one, by) => one.annul(move('annul', by)),
};

function move(verb: AppraisalVerb, by: string): Move {
  return { verb, by, at: '2014-03-01T00:00:00.000Z' };
}

/** §4.5 said again in other words: the chain, and what stands beside it. */
interface Model {
  step: number;
  signers: Set<string>;
  published: number;
  /** Who asked to end it. */
  askedBy: string | null;
}

const chain = [
  ...['issue-forms', 'open', 'seal', 'take-over', 'double-enter', 'reconcile', 'count'],
  ...['summarise', 'report', 'open-follow-up', 'close'],
];
/** Who gets which ballot: the state stays. */
const ofOpenBox = new Set(['voter-medium-set', 'slips-prepared', 'slips-printed']);
/** Beside the chain: its index among the states. */
const annulled = chain.length + 1;

function mayDo(model: Model, act: string, by: string): boolean {
  const { step, signers, published } = model;
  const [tallied, reported] = [chain.indexOf('count') + 1, chain.indexOf('report') + 1];
  if (step === annulled) return false;
  if (ofOpenBox.has(act)) return step === chain.indexOf('seal');
  if (act === 'replace-clerk') return step === 4 || step === 5;
  if (act === 'ask-annulment') return step < tallied;
  if (act === 'annul') return step < tallied && ![null, by].includes(model.askedBy);
  if (act === 'sign-tally') return step === tallied && !signers.has(by);
  if (act === 'summarise') return step === tallied && signers.size === 2;
  if (act === 'publish') return step >= reported && published === 0;
  if (act === 'publish wider') return step >= reported && published < 2;
  if (act === 'publish too wide' || act === 'close with unanswered') return false;
  return chain[step] === act.replace(' without paper', '');
}

function apply(model: Model, act: string, by: string): void {
  if (act === 'sign-tally') model.signers.add(by);
  else if (ofOpenBox.has(act)) return;
  else if (act === 'replace-clerk') model.step = 4;
  else if (act === 'ask-annulment') model.askedBy = by;
  else if (act === 'annul') model.step = annulled;
  else if (act.startsWith('publish')) model.published = act === 'publish' ? 1 : 2;
  else model.step += act === 'take-over without paper' ? 3 : 1;
}

describe('the custody chain of §4.5', () => {
  it('is walked in its order and in no other, whoever tries whatever', () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.constantFrom(leader, liaison));
    const biased = fc.oneof(step, { arbitrary: fc.constant(null), weight: 2 }); // null: the next step of the chain, so that runs get far
    const reached = new Set<AppraisalState>();
    fc.assert(
      fc.property(fc.array(biased, { maxLength: 60, size: 'max' }), (tries) => {
        const appraisal = fresh();
        const model: Model = { step: 0, signers: new Set(), published: 0, askedBy: null };
        for (const [at, one] of tries.entries()) {
          const missing = [leader, liaison].find((by) => mayDo(model, 'sign-tally', by as string));
          const next = missing ? 'sign-tally' : (chain[model.step] ?? 'publish');
          const [act, by] = (one ?? [next, missing ?? (at % 2 ? leader : liaison)]) as [
            string,
            string,
          ];
          const before = JSON.stringify(appraisal);
          if (mayDo(model, act, by)) {
            acts[act]?.(appraisal, by);
            apply(model, act, by);
          } else {
            expect(() => acts[act]?.(appraisal, by)).toThrow();
            expect(JSON.stringify(appraisal)).toBe(before);
          }
          expect(Object.values(AppraisalState).indexOf(appraisal.state)).toBe(model.step);
          reached.add(appraisal.state);
        }
      }),
      // Two who agree to annul, one after the other, are too rare to meet by chance.
      {
        numRuns: 120,
        examples: [
          [
            [
              ['ask-annulment', leader],
              ['annul', liaison],
            ],
          ],
        ],
      },
    );
    expect([...reached].sort()).toEqual(Object.values(AppraisalState).sort());
  });

  it('the second signature is another person’s, over the tally that was counted', () => {
    const appraisal = fresh();
    for (const act of chain.slice(0, 7)) acts[act]?.(appraisal, leader);
    expect(() => appraisal.signTally(move('sign-tally', leader), 'b'.repeat(64))).toThrow(/hash/);
    acts['sign-tally']?.(appraisal, leader);
    expect(() => acts['sign-tally']?.(appraisal, leader)).toThrow(/another person/);
    expect(() => acts['summarise']?.(appraisal, leader)).toThrow(/Two different people/);
    acts['sign-tally']?.(appraisal, liaison);
    acts['summarise']?.(appraisal, leader);
    expect(appraisal.history.map(({ verb }) => verb)).toContain('sign-tally');
  });

  it('an annulled appraisal has come nowhere, whatever it had reached', () => {
    for (const reached of Object.values(AppraisalState))
      expect(hasReached(AppraisalState.ANNULLED, reached)).toBe(
        reached === AppraisalState.ANNULLED,
      );
    expect(hasReached(AppraisalState.CLOSED, AppraisalState.ANNULLED)).toBe(false);
  });
});
