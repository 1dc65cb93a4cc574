import { answerLines, parseAsk } from './ask-arguments';

describe('npm run ask', () => {
  it('reads login, file, variables and what to pick', () => {
    expect(
      parseAsk(['office', 'a.graphql', 'id=x-1', 'ids=["a"]', 'n=3', '--pick', 'a.0.id']),
    ).toEqual({
      login: 'office',
      file: 'a.graphql',
      variables: { id: 'x-1', ids: ['a'], n: 3 },
      pick: 'a.0.id',
    });
  });

  it.each([
    [[]],
    [['office']],
    [['office', 'a.graphql', 'nothing']],
    [['office', 'a.graphql', '--pick']],
  ])('refuses %j', (args) => {
    expect(parseAsk(args)).toBeNull();
  });

  it('prints one value, a column of a list, or everything', () => {
    const data = { units: [{ id: 'a' }, { id: 'b' }] };
    expect(answerLines(data, 'units.1.id')).toBe('b');
    expect(answerLines(data, 'units.id')).toBe('["a","b"]');
    expect(answerLines(data, 'units.id=b.0.id')).toBe('b');
    expect(answerLines(data, null)).toContain('"units"');
  });
});
