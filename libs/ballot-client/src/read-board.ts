import { BallotClientError } from './ballot-client.errors';
import { entryMisfit } from './board-shape';
import { canonicalJson } from './canonical-json';
import { type BoardEntry, type ClosedBody, HASH_ALG, type OpenedBody } from './definition';
import { MODULUS_BITS, openingProblem } from './opening-problem';
import { sha256Hex } from './ticket';

/** A board as this device has checked it: complete lines, shapes, chain of hashes, keys, thresholds. */
export interface CheckedBoard {
  readonly opened: OpenedBody;
  /** From closing on, for those who may read it. Checked for form and place in the chain; recounting is `verify:appraisal`. */
  readonly closed: ClosedBody | null;
  /** Of the entries in order, lower-case hex; the first is posted where voters can compare it. */
  readonly hashes: readonly string[];
}

/** What casting and asking need of it. */
export type OpenedBoard = Pick<CheckedBoard, 'opened'>;

const nothingBefore = '0'.repeat(64);

/**
 * Reads a board file and believes none of it: every hash is computed anew.
 * @param options.modulusBits shortest RSA modulus accepted (3072)
 * @throws BallotClientError BOARD_NOT_UNDERSTOOD, with the line
 */
export async function readBoard(
  file: string,
  options: { readonly modulusBits?: number } = {},
): Promise<CheckedBoard> {
  const lines = file.split('\n');
  if (lines.pop() !== '' || lines.length === 0 || lines.length > 2)
    throw refused(0, 'the file does not hold one or two complete lines');
  const entries: BoardEntry[] = [];
  for (const [seq, line] of lines.entries()) {
    const entry = entryOf(line, seq);
    const problem = await linkProblem(entry, seq, entries[seq - 1]?.hash ?? nothingBefore);
    if (problem !== null) throw refused(seq, problem);
    entries.push(entry);
  }
  const [opening, closing] = entries;
  if (opening?.kind !== 'opened') throw refused(0, 'a board begins with its opening');
  const problem = openingProblem(opening.body, options.modulusBits ?? MODULUS_BITS);
  if (problem !== null) throw refused(0, problem);
  if (
    closing &&
    (closing.kind !== 'closed' || closing.body.appraisalId !== opening.body.appraisalId)
  )
    throw refused(1, 'the second entry does not close the first');
  const closed = closing?.kind === 'closed' ? closing.body : null;
  return { opened: opening.body, closed, hashes: entries.map(({ hash }) => hash) };
}

function entryOf(line: string, seq: number): BoardEntry {
  let value: unknown;
  try {
    value = JSON.parse(line);
    if (canonicalJson(value) !== line) throw refused(seq, 'the line is not canonical JSON');
  } catch {
    throw refused(seq, 'the line is not canonical JSON');
  }
  const misfit = entryMisfit(value);
  if (misfit !== null) throw refused(seq, `${misfit} does not belong on a board`);
  return value as BoardEntry;
}

async function linkProblem(entry: BoardEntry, seq: number, prevHash: string) {
  if (entry.alg !== HASH_ALG) return 'unknown hash algorithm';
  if (entry.seq !== seq) return 'the entry has another number';
  if (entry.prevHash !== prevHash) return 'the entry does not continue the one before it';
  const { alg, kind, body } = entry;
  const hash = await sha256Hex(canonicalJson({ alg, seq, kind, body, prevHash }));
  return hash === entry.hash ? null : 'the content does not match its hash';
}

function refused(seq: number, reason: string): BallotClientError {
  return new BallotClientError('BOARD_NOT_UNDERSTOOD', `Line ${seq + 1} of the board: ${reason}.`);
}
