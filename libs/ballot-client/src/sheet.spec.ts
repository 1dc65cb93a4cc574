import fc from 'fast-check';
import type { Definition, Sheet } from './definition';
import { askedCells, decodeSheet, encodeSheet, sheetBytes, sheetProblem } from './sheet';

const grade = (id: string) => ({ id, value: 1, favourable: true });
const definition: Definition = {
  targets: [
    { id: 'body', kind: 'leading-body', routed: false },
    { id: 'cadre', kind: 'member', routed: true },
  ],
  scales: [
    { id: 'three', abstentionAllowed: true, grades: ['good', 'fair', 'poor'].map(grade) },
    { id: 'winds', abstentionAllowed: false, grades: ['unmarked', 'marked'].map(grade) },
  ],
  dimensions: [
    { id: 'style', scaleId: 'three', targetKinds: ['leading-body', 'member'] },
    { id: 'formalism', scaleId: 'winds', targetKinds: ['leading-body'] },
  ],
  questions: [
    { id: 'praise', maxChars: 3 },
    { id: 'advice', maxChars: 5 },
  ],
};
const bytesOfAnswers = 3;

const text = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', maxLength })
    .filter((one) => one.length <= maxLength && !/[^\P{Control}\t\n]|\p{Surrogate}/u.test(one));
const anySheet = fc.record({
  style: fc.constantFrom('good', 'fair', 'poor', null),
  other: fc.constantFrom('good', 'fair', 'poor', null),
  formalism: fc.constantFrom('marked', 'unmarked'),
  praise: text(3),
  advice: text(5),
});

describe('a sheet as bytes', () => {
  it('asks each target in the dimensions of its kind', () => {
    expect(askedCells(definition).map((cell) => [cell.target.id, cell.dimension.id])).toEqual([
      ['body', 'style'],
      ['body', 'formalism'],
      ['cadre', 'style'],
    ]);
  });

  it('comes back as it was, and is as long as every other', () => {
    fc.assert(
      fc.property(anySheet, ({ style, other, formalism, praise, advice }) => {
        const sheet: Sheet = {
          grades: { body: { style, formalism }, cadre: { style: other } },
          texts: { praise, advice },
        };
        expect(sheetProblem(definition, sheet)).toBeNull();
        const bytes = encodeSheet(definition, sheet);
        expect(bytes).toHaveLength(sheetBytes(definition));
        expect(decodeSheet(definition, bytes)).toEqual(sheet);
      }),
    );
    expect(sheetBytes(definition)).toBe(bytesOfAnswers + 2 + 6 + 2 + 10);
  });

  it('has no room for a mark: any other byte is another sheet or none', () => {
    const sheet: Sheet = {
      grades: { body: { style: null, formalism: 'marked' }, cadre: { style: 'good' } },
      texts: { praise: '', advice: '好' },
    };
    const bytes = encodeSheet(definition, sheet);
    const seen = new Set<string>();
    for (let at = 0; at < bytes.length; at += 1)
      for (let value = 0; value < 256; value += 1) {
        const touched = Uint8Array.from(bytes, (byte, index) => (index === at ? value : byte));
        const read = decodeSheet(definition, touched);
        if (!read) continue;
        expect(encodeSheet(definition, read)).toEqual(touched);
        seen.add(JSON.stringify(read));
      }
    expect(seen.size).toBeGreaterThan(5);
  });

  it.each([
    ['a byte too many', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0])],
    ['a byte too few', (bytes: Uint8Array) => bytes.subarray(1)],
    ['an unknown grade', (bytes: Uint8Array) => Uint8Array.from([4, ...bytes.subarray(1)])],
    [
      'no answer where abstaining is not allowed',
      (bytes: Uint8Array) => Uint8Array.from([bytes[0] ?? 0, 0, ...bytes.subarray(2)]),
    ],
    [
      'a mark behind the text',
      (bytes: Uint8Array) => Uint8Array.from([...bytes.subarray(0, -1), 1]),
    ],
  ])('is none with %s', (_name, touch) => {
    const sheet: Sheet = {
      grades: { body: { style: 'good', formalism: 'marked' }, cadre: { style: 'good' } },
      texts: { praise: '', advice: '' },
    };
    expect(decodeSheet(definition, encodeSheet(definition, sheet))).toEqual(sheet);
    expect(decodeSheet(definition, touch(encodeSheet(definition, sheet)))).toBeNull();
  });
});
