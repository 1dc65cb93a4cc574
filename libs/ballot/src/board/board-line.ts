import { type BoardEntry, HASH_ALG, canonicalJson, entryMisfit } from '@huiyin/ballot-client';
import { createHash } from 'node:crypto';

/** No board of a million voters is longer, in UTF-16 code units. */
export const MOST_CHARS = 256 * 1024 * 1024;

/** Deeper than any board, shallower than any stack; more different names than fields and grades. */
const MOST = { depth: 12, names: 10_000 } as const;
/** Values on a board have names: hostile files hold more of them per character, to blow up the reader's memory. */
const LEAST_CHARS_PER_VALUE = 6;

/** What stands around the body of every line; keys in canonical order, hence always at these places. */
const HEAD = `{"alg":"${HASH_ALG}","body":{`;
const TAIL =
  /^,"hash":"([0-9a-f]{64})"(,"kind":"(?:opened|closed)","prevHash":"([0-9a-f]{64})","seq":(\d)\})$/;
/** Of what TAIL matches: every part of it has one length, so that the body before it is found without parsing. */
const TAIL_CHARS = 9 + 64 + 1 + 16 + 13 + 64 + 1 + 9;

/**
 * The entry on a line, or why there is none. Cheap questions first: chain and hash are checked on the text itself, so
 * that nothing is parsed that was touched by somebody who could not recompute hashes, and nothing that would hang a parser.
 */
export function readLine(line: string, seq: number, prevHash: string): BoardEntry | string {
  const linkProblem = chainProblem(line, seq, prevHash);
  if (linkProblem !== null) return linkProblem;
  const densityProblem = textProblem(line);
  if (densityProblem !== null) return densityProblem;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'the line is not JSON';
  }
  const misfit = entryMisfit(value);
  if (misfit !== null) return `${misfit} does not belong on a board`;
  return canonicalJson(value) === line ? (value as BoardEntry) : 'the line is not canonical JSON';
}

function chainProblem(line: string, seq: number, prevHash: string): string | null {
  if (!line.startsWith(HEAD)) return 'the line does not begin like a board entry';
  const [, hash, rest = '', before, number] = TAIL.exec(line.slice(-TAIL_CHARS)) ?? [];
  if (hash === undefined) return 'the line does not end like a board entry';
  if (number !== String(seq)) return `numbered ${number} instead of ${seq}`;
  if (before !== prevHash) return 'does not continue the entry before it';
  const body = line.slice(0, -TAIL_CHARS);
  return createHash('sha256').update(body).update(rest).digest('hex') === hash
    ? null
    : 'content does not match its hash';
}

/** Printable ASCII without backslashes, nested and filled no more than a board can be. */
function textProblem(line: string): string | null {
  const names = new Set<string>();
  let [depth, values, opens, closes, isText] = [0, 0, 0, 0, false];
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === BACKSLASH)
      return `character ${at} does not belong on a board`;
    if (code === QUOTE) {
      if (isText) closes = at;
      else opens = at;
      isText = !isText;
    } else if (!isText) {
      if (code === COLON) names.add(line.slice(opens + 1, closes));
      if (code === COMMA || code === BRACKET || code === BRACE) values += 1;
      if (code === BRACKET || code === BRACE) depth += 1;
      else if (code === BRACKET_END || code === BRACE_END) depth -= 1;
      if (depth > MOST.depth) return 'the line is nested too deeply';
      if (names.size > MOST.names) return 'the line has too many names';
    }
  }
  return values * LEAST_CHARS_PER_VALUE > line.length ? 'the line is no board entry' : null;
}

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d];
