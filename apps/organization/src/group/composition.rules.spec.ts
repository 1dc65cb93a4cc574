import { composeMembers, type CompositionRule, type HeldPost } from './composition.rules';

const rules: CompositionRule[] = [
  { role: 'leader', posts: ['party-principal', 'administrative-principal'], reach: 'place' },
  { role: 'deputy-leader', posts: ['body-member'], reach: 'place' },
  { role: 'member', posts: ['department-head', 'head-nurse'], reach: 'place' },
];
const post = (personId: string, kind: string, reach: HeldPost['reach'] = 'place'): HeldPost => ({
  personId,
  kind,
  reach,
});

it('R003.80 makes secretary and president leaders, body members deputies, department heads members', () => {
  const posts = [
    post('secretary', 'party-principal'),
    post('president', 'administrative-principal'),
    post('vice', 'body-member'),
    post('head', 'department-head'),
    post('nurse', 'head-nurse'),
    post('doctor', 'staff'),
  ];
  expect(
    composeMembers(rules, posts, [], new Set()).map(({ personId, role }) => [personId, role]),
  ).toEqual([
    ['secretary', 'leader'],
    ['president', 'leader'],
    ['vice', 'deputy-leader'],
    ['head', 'member'],
    ['nurse', 'member'],
  ]);
});

it('names nobody twice: the first rule counts, and who is named by hand is what the hand says', () => {
  const posts = [
    post('both', 'department-head'),
    post('both', 'body-member'),
    post('named', 'head-nurse'),
  ];
  const members = composeMembers(
    rules,
    posts,
    [{ personId: 'named', role: 'deputy-leader' }],
    new Set(),
  );
  expect(members).toEqual([
    { personId: 'named', role: 'deputy-leader', source: 'name' },
    { personId: 'both', role: 'deputy-leader', source: 'post' },
  ]);
});

it('leaves out who is excepted, unless named by hand, and posts beyond the reach of the rule', () => {
  const posts = [
    post('away', 'head-nurse'),
    post('named', 'head-nurse'),
    post('elsewhere', 'head-nurse', 'affiliated'),
  ];
  const members = composeMembers(
    rules,
    posts,
    [{ personId: 'named', role: 'member' }],
    new Set(['away', 'named']),
  );
  expect(members).toEqual([{ personId: 'named', role: 'member', source: 'name' }]);
});
