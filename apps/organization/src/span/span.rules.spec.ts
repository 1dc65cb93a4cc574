import { checkSpan, endSpan, holdsOn, isVoid, type Span } from './span.rules';

const span = (validFrom: string, validTo: string | null = null): Span => ({ validFrom, validTo });

it('ends on a day, earlier than planned but not later, and never before it began', () => {
  const holding = span('2026-03-01', '2026-12-01');
  expect(() => endSpan('It', holding, '2026-02-28')).toThrow('2026-03-01');
  endSpan('It', holding, '2026-06-01');
  expect(holding.validTo).toBe('2026-06-01');
  expect(() => endSpan('It', holding, '2026-06-01')).toThrow('ends on 2026-06-01 already');
  expect(() => endSpan('It', holding, '2026-06-02')).toThrow('ends on 2026-06-01 already');
});

it('is void when it ends on its first day, and holds on its first but not on its last day', () => {
  expect(isVoid(span('2026-03-01', '2026-03-01'))).toBe(true);
  expect(isVoid(span('2026-03-01'))).toBe(false);
  expect(isVoid(span('2026-03-01', '2026-03-02'))).toBe(false);
  const month = span('2026-03-01', '2026-04-01');
  expect(
    ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => holdsOn(month, day)),
  ).toEqual([false, true, true, false]);
});

it('refuses a span that ends before it begins', () => {
  expect(() => checkSpan('It', '2026-03-02', '2026-03-01')).toThrow('cannot end on 2026-03-01');
  expect(() => checkSpan('It', '2026-03-02', null)).not.toThrow();
});
