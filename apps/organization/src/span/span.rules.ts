import { SpanAlreadyEnded, SpanEndsBeforeItBegins } from './span.errors';

/** Half-open days, YYYY-MM-DD: `validTo` is the first day on which it no longer holds, null = open. */
export interface Span {
  readonly validFrom: string;
  validTo: string | null;
}

/** Refuses a span that ends before it begins. */
export function checkSpan(what: string, from: string, to: string | null): void {
  if (to !== null && to < from) throw new SpanEndsBeforeItBegins(what, from, to);
}

/** Ends a span on a day; an end can come earlier than planned, not later. Ended on its first day it has never been. */
export function endSpan(what: string, span: Span, on: string): void {
  checkSpan(what, span.validFrom, on);
  if (span.validTo !== null && on >= span.validTo) throw new SpanAlreadyEnded(what, span.validTo);
  span.validTo = on;
}

/** Nothing of the span is left: it was recorded by mistake, or taken back before it began. */
export function isVoid({ validFrom, validTo }: Span): boolean {
  return validTo !== null && validTo <= validFrom;
}

export function holdsOn({ validFrom, validTo }: Span, day: string): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}
