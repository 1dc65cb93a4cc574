import type { OpenedBody, TextRelease } from '@huiyin/ballot-client';
import { releaseTexts } from '@huiyin/disclosure';
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

/** The engine decides: from at least k sheets, all at once, shuffled by the system's randomness. */
export function closeTexts(
  { appraisalId, definition, disclosure }: OpenedBody,
  sheets: readonly CountedSheet[],
  valid: boolean,
  newSalt: () => string,
): TextsOfClosing {
  const openings = definition.questions.map(({ id }): TextOpening => {
    const texts = sheets.map(({ sheet }) => sheet.texts[id] ?? '').filter((text) => text !== '');
    return { questionId: id, texts: texts.sort(), salt: newSalt() };
  });
  const { k, ruleVersion } = disclosure;
  const released = openings.flatMap(({ questionId, texts }) => {
    const question = { texts, sheets: sheets.length, k, ruleVersion, isClosed: valid };
    const answer = releaseTexts(question, (below) => randomInt(below));
    return answer.texts === null ? [] : [{ questionId, texts: [...answer.texts] }];
  });
  const releases = openings.map((opening) => {
    const isReleased = released.some(({ questionId }) => questionId === opening.questionId);
    return {
      questionId: opening.questionId,
      released: isReleased,
      count: isReleased ? opening.texts.length : null,
      commitment: commitToTexts(appraisalId, opening),
    };
  });
  return { openings, released, releases };
}
