import { coverage, idsIn, testTitles } from './coverage';

const catalogue = [
  { id: 'R000.6', services: ['organization'], kind: 'rule', strength: 'HARD', says: 'units' },
  { id: 'R000.7', services: ['organization'], kind: 'rule', strength: 'HARD', says: 'modes' },
];

describe('requirement coverage', () => {
  it('reads ids from the titles of tests, ranges too', () => {
    const source = `it('R000.6 takes all units', () => {}); describe("about R001.45–46", () => {}); // R000.99 only a comment`;
    expect(testTitles('a.spec.ts', source).flatMap(({ name }) => idsIn(name))).toEqual([
      'R000.6',
      'R001.45',
      'R001.46',
    ]);
  });

  it('says what has no test, and what no catalogue knows', () => {
    const { missing, unknown } = coverage(catalogue, [{ file: 'a', name: 'R000.6 and R009.1' }]);
    expect(missing.map(({ id }) => id)).toEqual(['R000.7']);
    expect(unknown).toEqual(['R009.1']);
  });

  it('does not take a mention outside a title for a test', () => {
    expect(testTitles('a.spec.ts', `const note = 'R000.7';`)).toEqual([]);
  });
});
