import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { parse } from 'yaml';
import { readDefinition } from './parse-template.rules';

const folder = join(workspaceRoot(), 'apps/campaigns/templates');
const whole = parse(readFileSync(join(folder, '000-mass-line-bureau.yaml'), 'utf8')) as Whole;

type Item = Record<string, unknown>;
type Whole = Record<string, Item[]> & { duties: Item[]; records: Item[]; chains: Item[] };

/** The template of source 000 with one thing wrong; what the reader says of it. */
function problemsOf(spoil: (template: Whole) => void): { path: string; problem: string }[] {
  const template = structuredClone(whole);
  spoil(template);
  const reading = readDefinition(template);
  return 'problems' in reading ? [...reading.problems] : [];
}

const duty = (template: Whole, key: string): Item =>
  template.duties.find((each) => each['key'] === key) ?? {};
const at = (key: string) => whole.duties.findIndex((each) => each['key'] === key);
const test = (key: string, change: Item) => (template: Whole) =>
  Object.assign(duty(template, key)['test'] as Item, change);
const recordAt = (key: string) => whole.records.findIndex((each) => each['key'] === key);

describe('a template that points nowhere', () => {
  it.each<[string, (template: Whole) => void, string, RegExp]>([
    [
      'a record nobody defined',
      test('essay-contest', { select: { record: 'contest', of: 'bureau' } }),
      `duties[${at('essay-contest')}].test.select.record`,
      /no kind of record "contest"/,
    ],
    [
      'a field the record has not',
      test('compulsory-books', { field: 'title' }),
      `duties[${at('compulsory-books')}].test.field`,
      /no field of "reading" "title"; it must be one of book/,
    ],
    [
      'a total over a text',
      test('concentrated-study', { field: 'materials' }),
      `duties[${at('concentrated-study')}].test.field`,
      /field of files, the test needs number/,
    ],
    [
      'a length of a number',
      test('discussion-manifestations', {
        select: { record: 'study-session' },
        field: 'half-days',
      }),
      `duties[${at('discussion-manifestations')}].test.field`,
      /needs text or sections/,
    ],
    [
      'an entry the taxonomy has not',
      test('publicity', { entries: ['exemplary', 'rumour'] }),
      `duties[${at('publicity')}].test.entries[1]`,
      /no entry of "publicity-kinds" "rumour"/,
    ],
    [
      'a filing target',
      test('summary-report', { targets: ['post-office'] }),
      `duties[${at('summary-report')}].test.targets[0]`,
      /no filing target/,
    ],
    [
      'a publication scope',
      test('task-book-posted', { scopes: ['street'] }),
      `duties[${at('task-book-posted')}].test.scopes[0]`,
      /no publication scope/,
    ],
    [
      'a role in a test',
      test('bureau-leader-attends', { role: 'mayor' }),
      `duties[${at('bureau-leader-attends')}].test.role`,
      /no role "mayor"/,
    ],
    [
      'a role that owes',
      (t) =>
        Object.assign(duty(t, 'six-take-the-lead'), { owedBy: { each: 'person', role: 'nobody' } }),
      `duties[${at('six-take-the-lead')}].owedBy.role`,
      /no role "nobody"/,
    ],
    [
      'a review of a record without a chain',
      test('problem-lists', { select: { record: 'staff-experience' } }),
      `duties[${at('problem-lists')}].test.select`,
      /no review chain/,
    ],
    [
      'a condition that can never hold',
      test('cadres-in-branch-meeting', {
        select: {
          record: 'branch-life-meeting',
          of: 'unit',
          naming: 'attendees',
          where: [{ field: 'members-appraised', equals: 'yes' }],
        },
      }),
      `duties[${at('cadres-in-branch-meeting')}].test.select.where[0]`,
      /can never hold/,
    ],
    [
      'people named in a field of text',
      test('cadres-in-branch-meeting', {
        select: { record: 'branch-life-meeting', of: 'unit', naming: 'branch' },
      }),
      `duties[${at('cadres-in-branch-meeting')}].test.select.naming`,
      /needs people/,
    ],
    [
      'a bureau record asked of a unit',
      test('two-discussions', { select: { record: 'essay-contest' }, field: 'entries' }),
      `duties[${at('two-discussions')}].test.select.of`,
      /say of: bureau/,
    ],
    [
      'a unit record asked of a person',
      test('individual-plans', { select: { record: 'task-book' } }),
      `duties[${at('individual-plans')}].test.select.of`,
      /say of: unit/,
    ],
    [
      'a link in a deadline',
      (t) =>
        Object.assign(duty(t, 'publicity'), {
          deadline: { after: { link: 'fifth', edge: 'end' } },
        }),
      `duties[${at('publicity')}].deadline.after.link`,
      /no link "fifth"/,
    ],
    [
      'a record in a deadline',
      (t) =>
        Object.assign(duty(t, 'publicity'), {
          deadline: { before: { first: { record: 'party' } } },
        }),
      `duties[${at('publicity')}].deadline.before.first.record`,
      /no kind of record "party"/,
    ],
    [
      'a unit type that takes no part',
      (t) => Object.assign(duty(t, 'publicity'), { appliesTo: { unitTypes: ['zoo'] } }),
      `duties[${at('publicity')}].appliesTo.unitTypes[0]`,
      /no unit type taking part "zoo"/,
    ],
    [
      'a taxonomy of a field',
      (t) =>
        Object.assign((t.records[recordAt('reading')]?.['fields'] as Item[])[0] ?? {}, {
          of: 'songs',
        }),
      `records[${recordAt('reading')}].fields[0].of`,
      /no taxonomy "songs"/,
    ],
    [
      'a chain of a record',
      (t) => Object.assign(t.records[recordAt('reading')] ?? {}, { chain: 'gold' }),
      `records[${recordAt('reading')}].chain`,
      /no review chain "gold"/,
    ],
    [
      'a role of a chain',
      (t) => Object.assign((t.chains[0]?.['steps'] as Item[])[0] ?? {}, { by: ['ghost'] }),
      'chains[0].steps[0].by[0]',
      /no role "ghost"/,
    ],
    [
      'the summary of a gate',
      (t) =>
        Object.assign(t, {
          gates: { mode: 'consent', summary: 'nothing', chain: 'final-approval' },
        }),
      'gates.summary',
      /no kind of record "nothing"/,
    ],
    [
      'a gate’s date',
      (t) => Object.assign(t, { gates: { mode: 'dated' } }),
      'links[0].from',
      /the gates are dated/,
    ],
    [
      'a meeting that is no record',
      (t) => t['meetings']?.push({ key: 'party', title: { zh: '会', en: 'Party' } }),
      'meetings[2].key',
      /no kind of record "party"/,
    ],
    [
      'a record given twice',
      (t) => t.records.push(structuredClone(t.records[0] ?? {})),
      `records[${whole.records.length}].key`,
      /twice/,
    ],
  ])('names %s with its path and what there is', (_, spoil, path, problem) => {
    const problems = problemsOf(spoil);
    expect(problems.map((each) => each.path)).toContain(path);
    expect(problems.find((each) => each.path === path)?.problem).toMatch(problem);
  });

  it('says them all at once', () => {
    const problems = problemsOf((template) => {
      test('summary-report', { targets: ['a', 'b'] })(template);
      test('task-book-posted', { scopes: ['c'] })(template);
    });
    expect(problems).toHaveLength(3);
  });
});

describe('a template that has the wrong shape', () => {
  it.each<[string, (template: Whole) => void, string, RegExp]>([
    [
      'a test without its limits',
      test('concentrated-study', { atLeast: undefined }),
      `duties[${at('concentrated-study')}].test`,
      /atLeast or atMost/,
    ],
    [
      'a share that is none',
      test('body-material-half', { atLeast: 'half' }),
      `duties[${at('body-material-half')}].test.atLeast`,
      /1\/5, 50 % or 5 ‰/,
    ],
    [
      'a length of time with two units',
      (t) =>
        Object.assign(duty(t, 'publicity'), {
          deadline: { after: 'campaign-end', plus: { days: 1, weeks: 1 } },
        }),
      `duties[${at('publicity')}].deadline.plus`,
      /must be none|exactly one/,
    ],
    [
      'a deadline that says nothing',
      (t) => Object.assign(duty(t, 'publicity'), { deadline: { soon: true } }),
      `duties[${at('publicity')}].deadline`,
      /must be none, \{ on \}/,
    ],
    [
      'a word of a test nobody knows',
      test('publicity', { weight: 3 }),
      `duties[${at('publicity')}].test`,
      /weight/,
    ],
    [
      'English missing',
      (t) => Object.assign(duty(t, 'publicity'), { title: { zh: '宣传' } }),
      `duties[${at('publicity')}].title.en`,
      /./,
    ],
  ])('names %s', (_, spoil, path, problem) => {
    const problems = problemsOf(spoil);
    expect(problems.map((each) => each.path)).toContain(path);
    expect(problems.find((each) => each.path === path)?.problem).toMatch(problem);
  });
});
