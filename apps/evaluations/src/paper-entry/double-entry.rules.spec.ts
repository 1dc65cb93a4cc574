import fc from 'fast-check';
import { askedCells, type Definition, type Sheet } from '@huiyin/ballot-client';
import { totalsProblem } from './control-totals.rules';
import {
  decodeEntry,
  differingPlaces,
  encodeEntry,
  type EnteredForm,
  type PaperEntry,
  settled,
  VoidReason,
} from './double-entry.rules';
import { readForm } from './read-entries.rules';

const grade = (id: string, favourable: boolean) => ({ id, value: 1, favourable });
const definition: Definition = {
  targets: ['body', 'x', 'y'].map((id) => ({ id, kind: 'member', routed: false })),
  scales: [
    { id: 's', abstentionAllowed: true, grades: [grade('good', true), grade('poor', false)] },
    { id: 'm', abstentionAllowed: false, grades: [grade('yes', false), grade('no', true)] },
  ],
  dimensions: [
    { id: 'style', scaleId: 's', targetKinds: ['member'] },
    { id: 'wind', scaleId: 'm', targetKinds: ['member'] },
  ],
  questions: [{ id: 'q', maxChars: 40 }],
};

const aSheet: fc.Arbitrary<Sheet> = fc
  .record({
    grades: fc.record(
      Object.fromEntries(
        definition.targets.map(({ id }) => [
          id,
          fc.record({
            style: fc.constantFrom('good', 'poor', null),
            wind: fc.constantFrom('yes', 'no'),
          }),
        ]),
      ),
    ),
    q: fc.constantFrom('', '多下基层', '少开会，多办事'),
  })
  .map(({ grades, q }) => ({ grades, texts: { q } }));

const aReading = fc.oneof(
  { weight: 5, arbitrary: aSheet.map((sheet) => ({ voidReason: null, sheet })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.values(VoidReason))
      .map((voidReason) => ({ voidReason, sheet: null })),
  },
);

const numberAt = (at: number) => `${at}`.padStart(12, '2');

/** A pile of forms; each clerk reads some of them wrong, leaves some out, invents some. */
const aPile = fc
  .array(
    fc.record({
      truth: aReading,
      wrong: fc.option(fc.record({ clerk: fc.constantFrom(1, 2), as: fc.option(aReading) }), {
        freq: 3,
      }),
    }),
    { maxLength: 30 },
  )
  .map((forms) =>
    forms.map(({ truth, wrong }, at) => {
      const number = numberAt(at);
      const entry = (clerk: number): PaperEntry | undefined => {
        const read = wrong?.clerk === clerk ? wrong.as : truth;
        return read ? { number, ...read } : undefined;
      };
      return { truth: { number, ...truth } as PaperEntry, first: entry(1), second: entry(2) };
    }),
  );

describe('need 13: double entry', () => {
  it('comes to the true tally when every difference it lists is settled with the form in hand', () => {
    fc.assert(
      fc.property(aPile, fc.boolean(), (pile, byLeader) => {
        const result = pile.map(({ truth, first, second }) => {
          const form: EnteredForm = { ticketClass: 'A', first, second, resolutions: [] };
          const isListed = differingPlaces(definition, first, second).length > 0;
          expect(settled(definition, form) === undefined).toBe(isListed);
          const says = (isClerk: boolean) => ({ isClerk, value: truth });
          const resolutions = isListed ? (byLeader ? [says(false)] : [says(true), says(true)]) : [];
          return settled(definition, { ...form, resolutions });
        });
        expect(tally(result)).toEqual(tally(pile.map(({ truth }) => truth)));
      }),
      { numRuns: 500 },
    );
  });

  it('one clerk’s word alone settles nothing, nor do two different words', () => {
    fc.assert(
      fc.property(aReading, aReading, (a, b) => {
        const [one, other] = [a, b].map((read) => ({ number: numberAt(1), ...read }) as PaperEntry);
        fc.pre(differingPlaces(definition, one, other).length > 0);
        const form = { ticketClass: 'A', first: one, second: other };
        const clerk = (value: PaperEntry | undefined) => ({ isClerk: true, value: value ?? null });
        const by = (...resolutions: ReturnType<typeof clerk>[]) =>
          settled(definition, { ...form, resolutions });
        expect(by(clerk(one))).toBeUndefined();
        expect(by(clerk(one), clerk(other))).toBeUndefined();
        expect(by(clerk(other), clerk(other))).toEqual(other);
      }),
    );
  });

  it('names exactly the places that differ', () => {
    fc.assert(
      fc.property(aSheet, aSheet, (a, b) => {
        const entry = (sheet: Sheet) => ({ number: numberAt(1), voidReason: null, sheet });
        const found = differingPlaces(definition, entry(a), entry(b));
        const cells = askedCells(definition).filter(
          ({ target, dimension }) =>
            a.grades[target.id]?.[dimension.id] !== b.grades[target.id]?.[dimension.id],
        );
        expect(found.filter(({ targetId }) => targetId !== null)).toHaveLength(cells.length);
        expect(found.some(({ questionId }) => questionId === 'q')).toBe(
          a.texts['q'] !== b.texts['q'],
        );
      }),
    );
  });

  it('does not send two clerks to the pile for a comma', () => {
    const text = (q: string): PaperEntry => ({
      ...{ number: numberAt(1), voidReason: null, sheet: { grades: {}, texts: { q } } },
    });
    const places = (a: string, b: string) => differingPlaces(definition, text(a), text(b)).length;
    expect(places('少开会，多办事。', '少开会 多办事')).toBe(0);
    expect(places('少开会', '少开会议')).toBe(1);
  });

  it('seals every entry at the same length, and reads it back', () => {
    fc.assert(
      fc.property(aReading, (read) => {
        const entry = { number: numberAt(7), ...read } as PaperEntry;
        const bytes = encodeEntry(definition, entry.number, entry);
        expect(bytes).toHaveLength(encodeEntry(definition, entry.number, null).length);
        expect(decodeEntry(definition, bytes)).toEqual({ number: entry.number, entry });
      }),
    );
    const absent = encodeEntry(definition, numberAt(7), null);
    expect(decodeEntry(definition, absent)).toEqual({ number: numberAt(7), entry: null });
  });
});

describe('need 14: control totals', () => {
  const counted = { ticketClass: 'A', issued: 10, returned: 9, missing: 1, void: 3, unnumbered: 1 };

  it('hold only when every form is somewhere, once', () => {
    expect(totalsProblem(counted, { valid: 6, void: 2 })).toBeNull();
    expect(totalsProblem(null, { valid: 0, void: 0 })).toBe('not-counted');
    const wrong = { ...counted, missing: 2 };
    expect(totalsProblem(wrong, { valid: 6, void: 2 })).toBe('issued-is-not-returned-and-missing');
    expect(totalsProblem(counted, { valid: 7, void: 2 })).toBe('returned-is-not-entered');
    expect(totalsProblem(counted, { valid: 7, void: 1 })).toBe('void-is-not-entered-void');
  });

  it('leave no two readings of one pile: valid and void follow from the count by hand', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (valid, invalid) => {
        const isRight = valid === 6 && invalid === 2;
        expect(totalsProblem(counted, { valid, void: invalid }) === null).toBe(isRight);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a form as a clerk sends it', () => {
  const marks = (style: string | null, wind: string | null) =>
    definition.targets.flatMap(({ id: targetId }) => [
      { targetId, dimensionId: 'style', grade: style },
      { targetId, dimensionId: 'wind', grade: wind },
    ]);
  const read = (over: object) =>
    readForm(definition, { voidReason: null, grades: null, texts: null, ...over });

  it('has marks or is void, never both and never neither', () => {
    expect(read({ grades: marks('good', 'no') })).toMatchObject({ voidReason: null });
    expect(read({ voidReason: VoidReason.TWO_MARKS })).toMatchObject({ sheet: null });
    expect(read({})).toEqual({ problem: 'sheet-or-void-reason' });
    const both = { voidReason: VoidReason.OTHER, grades: marks('good', 'no') };
    expect(read(both)).toEqual({ problem: 'sheet-or-void-reason' });
  });

  it('is refused with what does not fit', () => {
    const detail = (grades: object[], texts: object[] = []) => read({ grades, texts });
    const unknown = { targetId: 'z', dimensionId: 'style', grade: 'good' };
    expect(detail([unknown])).toMatchObject({ detail: 'unknown target' });
    expect(detail(marks('great', 'no'))).toMatchObject({ detail: 'unknown grade' });
    expect(detail(marks('good', null))).toMatchObject({ detail: 'an answer is missing' });
    const text = { questionId: 'q', text: '长'.repeat(41) };
    expect(detail(marks('good', 'no'), [text])).toMatchObject({ detail: 'a text is too long' });
  });

  it('that is empty is void, as the form says itself', () => {
    expect(read({ grades: marks(null, 'no') })).toMatchObject({
      detail: 'nothing is marked: void, unmarked',
    });
    expect(read({ grades: marks(null, 'yes') })).toMatchObject({ voidReason: null });
    const texts = [{ questionId: 'q', text: '有话说' }];
    expect(read({ grades: marks(null, 'no'), texts })).toMatchObject({ voidReason: null });
  });
});

/** What the count would make of it: forms by what stands on them, void ones only as many. */
function tally(entries: readonly (PaperEntry | null | undefined)[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const entry of entries) {
    const key = entry?.sheet ? JSON.stringify(entry.sheet) : entry ? 'void' : 'none';
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}
