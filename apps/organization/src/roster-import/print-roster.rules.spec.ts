import { annexText, ROW_ONE, rosterText, withoutLines } from './fixtures/roster-text';
import { parseRoster } from './parse-roster.rules';
import { printRoster } from './print-roster.rules';

/** What the eye does not see on paper: spaces at line ends, the width of a comma, the last line end. */
const asOnPaper = (text: string): string =>
  text
    .replaceAll(',', '，')
    .replace(/[ \u3000]+$/gm, '')
    .trimEnd();

describe('printing a roster', () => {
  it('R000.80 reproduces the annex line by line', () => {
    expect(asOnPaper(printRoster(parseRoster(annexText())))).toBe(asOnPaper(annexText()));
  });

  it('R000.80 what is printed reads back as the same roster', () => {
    const draft = parseRoster(annexText());
    expect(withoutLines(parseRoster(printRoster(draft)))).toEqual(withoutLines(draft));
  });

  it('R000.80 keeps area codes, extensions, padding and missing contacts', () => {
    const draft = parseRoster(
      rosterText(
        [...ROW_ONE.slice(0, 3), '周  戊0575-88001000转12，138 0001 0001'],
        ['', '', '市中医院', ''],
      ),
    );
    expect(draft.counts).toMatchObject({ units: 2, landlines: 1, mobiles: 1 });
    expect(withoutLines(parseRoster(printRoster(draft)))).toEqual(withoutLines(draft));
  });

  it('prints a roster made in the system, without a paper before it', () => {
    const { groups } = parseRoster(rosterText([...ROW_ONE]));
    const text = printRoster({ heading: [], columns: [], legend: [], groups });
    expect(text.startsWith('\t组别\n\t督导联系组成员\n')).toBe(true);
    expect(withoutLines(parseRoster(text).groups)).toEqual(withoutLines(groups));
  });

  it('prints a group that has no unit yet', () => {
    const [group] = parseRoster(rosterText([...ROW_ONE])).groups;
    const text = printRoster({
      heading: [],
      columns: [],
      legend: [],
      groups: [{ ...group!, units: [] }],
    });
    expect(parseRoster(text).groups).toMatchObject([{ number: 1, units: [] }]);
  });
});
