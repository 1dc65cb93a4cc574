import { withoutWhiteSpace } from './chinese-text.rules';
import type { Paragraph } from './flattened-table.rules';

const ROLES = {
  副组长: 'deputy-leader',
  组长: 'leader',
  成员: 'member',
  组员: 'member',
  联络员: 'liaison',
  副主任: 'deputy-director',
  主任: 'director',
} as const;

export type ListRole = (typeof ROLES)[keyof typeof ROLES];

/** Text after one label, up to the next label; `role` is null when there is no label or an unknown one. */
export interface LabelledText {
  readonly role: ListRole | null;
  /** Without white space; empty when the text stands before any label. */
  readonly label: string;
  readonly line: number;
  readonly paragraphs: readonly Paragraph[];
}

// Longest first: 副组长 ends with 组长.
const LABELS = Object.keys(ROLES).sort((a, b) => b.length - a.length) as (keyof typeof ROLES)[];
const LONGEST_UNKNOWN_LABEL = 10;

/**
 * Cuts paragraphs at their labels (`组长：`, `组 长:`; full- and half-width colon, padded, several in one line).
 * Paragraphs without a label continue the text before them.
 */
export function readLabelledTexts(paragraphs: readonly Paragraph[]): LabelledText[] {
  const texts: { role: ListRole | null; label: string; line: number; paragraphs: Paragraph[] }[] =
    [];
  const add = (line: number, text: string): void => {
    if (text.trim() === '') return;
    if (texts.length === 0) texts.push({ role: null, label: '', line, paragraphs: [] });
    texts.at(-1)!.paragraphs.push({ line, text: text.trim() });
  };
  for (const { line, text } of paragraphs) {
    const parts = text.split(/[:：]/);
    parts.forEach((part, index) => {
      const isLast = index === parts.length - 1;
      const cut = isLast ? null : cutLabel(part);
      add(line, cut ? cut.before : part);
      if (cut) texts.push({ role: cut.role, label: cut.label, line, paragraphs: [] });
    });
  }
  return texts;
}

interface Cut {
  readonly before: string;
  readonly role: ListRole | null;
  readonly label: string;
}

function cutLabel(part: string): Cut | null {
  const tail = withoutWhiteSpace(part.slice(-4 * LONGEST_UNKNOWN_LABEL));
  const known = LABELS.find((label) => tail.endsWith(label));
  if (known) return { before: withoutTail(part, known.length), role: ROLES[known], label: known };
  const compact = withoutWhiteSpace(part);
  if (compact === '' || compact.length > LONGEST_UNKNOWN_LABEL) return null;
  return { before: '', role: null, label: compact };
}

/** The text without its last `count` visible characters. */
function withoutTail(text: string, count: number): string {
  let end = text.length;
  for (let left = count; left > 0 && end > 0; end -= 1) {
    if (withoutWhiteSpace(text[end - 1]!) !== '') left -= 1;
  }
  return text.slice(0, end);
}
