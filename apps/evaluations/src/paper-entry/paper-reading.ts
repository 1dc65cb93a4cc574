import type { PaperEntry } from './double-entry.rules';
import type { PaperReadingNode } from '../paper/paper.types';

/** As the API shows it: lists instead of maps, because GraphQL has none. */
export function readingNode(entry: PaperEntry | null): PaperReadingNode | null {
  if (!entry) return null;
  const { voidReason, sheet } = entry;
  const marks = Object.entries(sheet?.grades ?? {}).flatMap(([targetId, answers]) =>
    Object.entries(answers).map(([dimensionId, grade]) => ({ targetId, dimensionId, grade })),
  );
  const texts = Object.entries(sheet?.texts ?? {}).map(([questionId, text]) => ({
    questionId,
    text,
  }));
  return { voidReason, marks, texts };
}
