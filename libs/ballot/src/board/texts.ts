import type { OpenedBody, TextRelease } from '@huiyin/ballot-client';
import { randomInt } from 'node:crypto';
import { commitToTexts, type TextOpening } from './commitments';
import type { CountedSheet } from './pieces';

/** What was written in answer to one question, in random order; only of questions the board releases. */
export interface ReleasedTexts {
  questionId: string;
  texts: string[];
}

export interface TextsOfClosing {
  /** For the board: never the texts themselves. */
  releases: TextRelease[];
  released: ReleasedTexts[];
  openings: TextOpening[];
}

/** Free text leaves only when at least k sheets count, so that no writer is one of fewer than k. */
export function closeTexts(
  { appraisalId, definition, disclosure }: OpenedBody,
  sheets: readonly CountedSheet[],
  valid: boolean,
  newSalt: () => string,
): TextsOfClosing {
  const isReleased = valid && sheets.length >= disclosure.k;
  const openings = definition.questions.map(({ id }): TextOpening => {
    const texts = sheets.map(({ sheet }) => sheet.texts[id] ?? '').filter((text) => text !== '');
    return { questionId: id, texts: texts.sort(), salt: newSalt() };
  });
  return {
    openings,
    released: isReleased
      ? openings.map(({ questionId, texts }) => ({ questionId, texts: shuffled(texts) }))
      : [],
    releases: openings.map((opening) => ({
      questionId: opening.questionId,
      released: isReleased,
      count: isReleased ? opening.texts.length : null,
      commitment: commitToTexts(appraisalId, opening),
    })),
  };
}

/** Fisher–Yates with the system's randomness. */
function shuffled<T>(items: readonly T[]): T[] {
  const rest = [...items];
  for (let last = rest.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [rest[last], rest[other]] = [rest[other] as T, rest[last] as T];
  }
  return rest;
}
