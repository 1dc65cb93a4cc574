import { genuinely, type Disclosed, type Made } from './disclosed';
import { ALL_GUARDS, type Guards } from './guards';

export interface TextsQuestion {
  readonly texts: readonly string[];
  /** Counted sheets the texts were written on, also those without a text. */
  readonly sheets: number;
  readonly k: number;
  readonly ruleVersion: string;
  /** The box is counted: no sheet can be added or replaced any more. */
  readonly isClosed: boolean;
}

export interface ReleasedTexts extends Made {
  readonly texts: readonly string[];
  readonly withheld: null;
}

export interface WithheldTexts extends Omit<Made, 'n'> {
  readonly n: null;
  readonly texts: null;
  readonly withheld: 'not-closed' | 'below-threshold';
}

/**
 * Free text is the weakest link (it can name its writer), so: only after closing, only when at least k sheets were counted, all
 * at once, and in an order that says nothing. Empty texts are dropped.
 * @param random whole number in [0, below), from the caller's source of randomness
 */
export function releaseTexts(
  question: TextsQuestion,
  random: (below: number) => number,
  guards: Guards = ALL_GUARDS,
): Disclosed<ReleasedTexts> | Disclosed<WithheldTexts> {
  const { k, ruleVersion, sheets } = question;
  const reason = guards.texts ? textsWithheld(question) : null;
  if (reason !== null) return genuinely({ n: null, texts: null, withheld: reason, k, ruleVersion });
  const written = question.texts.filter((text) => text !== '');
  const texts = guards.texts ? shuffled(written, random) : written;
  return genuinely({ texts, withheld: null, n: sheets, k, ruleVersion });
}

/** Why texts stay inside, or null. */
export function textsWithheld({
  sheets,
  k,
  isClosed,
}: Pick<TextsQuestion, 'sheets' | 'k' | 'isClosed'>): WithheldTexts['withheld'] | null {
  if (!isClosed) return 'not-closed';
  return sheets < k ? 'below-threshold' : null;
}

/** Fisher–Yates. */
function shuffled(texts: readonly string[], random: (below: number) => number): string[] {
  const order = [...texts];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [order[last], order[other]] = [order[other] as string, order[last] as string];
  }
  return order;
}
