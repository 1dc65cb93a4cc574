import { addAll, withoutWhiteSpace } from './chinese-text.rules';
import type { Paragraph } from './flattened-table.rules';
import type { RosterPerson } from './roster-draft.rules';
import { rosterIssue, type RosterIssue, type RosterPlace } from './roster-issues.rules';

/**
 * `listed`: names stand between 、 and white space only pads (5.3 items 8, 10).
 * `spaced`: white space separates and pads at once (5.3 item 21).
 */
export type NameStyle = 'listed' | 'spaced';

export interface ReadNames {
  readonly persons: readonly RosterPerson[];
  readonly issues: readonly RosterIssue[];
}

/** One white-space-free stretch of a piece; `bare` is without ★. */
interface Token {
  readonly bare: string;
  readonly start: number;
  readonly end: number;
  isStarred: boolean;
}

const DELIMITER = /[、，,;；]/;
const STAR = /[★☆✩]/g;
const PLACEHOLDER = /[xXｘＸ×✕*＊□○_＿?？]|某|〇〇/;
const LIKELY = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,8}(?:[·•・‧]\p{Script=Han}{1,8}){1,3})$/u;
const COMPOUND_SURNAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 夏侯 诸葛 尉迟 皇甫 公孙 慕容 令狐 司徒 轩辕 宇文 长孙 闻人'.split(
    ' ',
  ),
);

/** Reads the names of one paragraph. A paragraph ends a name, so a list may be broken anywhere. Never throws. */
export function readNames(
  paragraph: Paragraph,
  place: Omit<RosterPlace, 'line'>,
  style: NameStyle,
): ReadNames {
  const persons: RosterPerson[] = [];
  const issues: RosterIssue[] = [];
  const here = { ...place, line: paragraph.line };
  for (const piece of paragraph.text.split(DELIMITER)) {
    const tokens = tokensOf(piece);
    const { names, isDoubtful } = groupTokens(tokens, style);
    const found = names.map((group) => personOf(piece, group, paragraph.line));
    if (isDoubtful) {
      const reading = found.map(({ name }) => name).join('、');
      issues.push(rosterIssue('ROSTER_NAME_SPACING', here, piece, reading));
    }
    addAll(
      persons,
      found.filter(({ name }) => name !== ''),
    );
    addAll(
      issues,
      found.flatMap(({ displayName }) => nameIssues(displayName, here)),
    );
  }
  return { persons, issues };
}

/** At most one issue: a placeholder such as `xx`, or something no person is called. */
export function nameIssues(displayName: string, place: RosterPlace): RosterIssue[] {
  const name = withoutWhiteSpace(displayName);
  if (LIKELY.test(name) && !PLACEHOLDER.test(name)) return [];
  const code = PLACEHOLDER.test(name) ? 'ROSTER_NAME_PLACEHOLDER' : 'ROSTER_NAME_UNLIKELY';
  return [rosterIssue(code, place, displayName)];
}

function tokensOf(piece: string): Token[] {
  const tokens: Token[] = [];
  for (const match of piece.matchAll(/\S+/g)) {
    const bare = match[0].replace(STAR, '');
    const isStarred = bare !== match[0];
    const previous = tokens.at(-1);
    // "李丁 ★": the star belongs to the name before it, however far Word pushed it.
    if (bare === '' && previous) previous.isStarred = true;
    else tokens.push({ bare, start: match.index, end: match.index + match[0].length, isStarred });
  }
  return tokens;
}

interface Grouping {
  readonly names: readonly (readonly Token[])[];
  /** The white space could be read another way. */
  readonly isDoubtful: boolean;
}

function groupTokens(tokens: readonly Token[], style: NameStyle): Grouping {
  const isPadded = tokens.length <= 4 && tokens.every(({ bare }) => sizeOf(bare) <= 1);
  if (tokens.length <= 1 || (style === 'listed' && isPadded)) {
    return { names: tokens.length === 0 ? [] : [tokens], isDoubtful: false };
  }
  const names: Token[][] = [];
  let isDoubtful = false;
  let index = 0;
  while (index < tokens.length) {
    const run = singlesFrom(tokens, index);
    const token = tokens[index]!;
    const next = tokens[index + 1];
    if (run.length > 0) {
      isDoubtful ||= run.length === 1 || run.length > 4;
      const previous = names.at(-1);
      if (run.length === 1 && previous?.length === 1 && sizeOf(previous[0]!.bare) === 2) {
        previous.push(token);
      } else addAll(names, pairsOf(run));
      index += run.length;
    } else if (next && COMPOUND_SURNAMES.has(token.bare) && sizeOf(next.bare) <= 2) {
      names.push([token, next]);
      index += 2;
    } else {
      names.push([token]);
      index += 1;
    }
  }
  return { names, isDoubtful: isDoubtful || (style === 'listed' && names.length > 1) };
}

function singlesFrom(tokens: readonly Token[], start: number): readonly Token[] {
  let end = start;
  while (sizeOf(tokens[end]?.bare ?? '') === 1) end += 1;
  return tokens.slice(start, end);
}

/** Padding stands inside two-character names, so single characters go by twos; an odd one joins the last name. */
function pairsOf(run: readonly Token[]): Token[][] {
  const names: Token[][] = [];
  for (let index = 0; index < run.length; index += 2) {
    const isOddRest = index === run.length - 1 && names.length > 0;
    if (isOddRest) names.at(-1)!.push(run[index]!);
    else names.push(run.slice(index, index + 2));
  }
  return names;
}

function personOf(piece: string, tokens: readonly Token[], line: number): RosterPerson {
  const typed = piece.slice(tokens[0]?.start, tokens.at(-1)?.end).replace(STAR, '').trim();
  return {
    name: withoutWhiteSpace(typed),
    displayName: typed,
    isLiaison: tokens.some(({ isStarred }) => isStarred),
    line,
  };
}

function sizeOf(text: string): number {
  return text.length > 8 ? text.length : [...text].length;
}
