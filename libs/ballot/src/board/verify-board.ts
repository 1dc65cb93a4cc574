import {
  type BoardEntry,
  type ClosedBody,
  type OpenedBody,
  canonicalJson,
  entryMisfit,
  MODULUS_BITS,
  openingProblem,
} from '@huiyin/ballot-client';
import { GENESIS_HASH, linkProblem } from './chain';

import { closingProblem } from './verify-closing';

export interface BoardReport {
  appraisalId: string;
  /** "open": the board is sound, but nothing has been counted yet. */
  status: 'open' | 'closed';
  entries: number;
  /** To compare with the hash posted elsewhere: a file can be replaced as a whole, a posted hash cannot. */
  headHash: string;
  disclosure: OpenedBody['disclosure'];
  classes: {
    id: string;
    weight: number;
    eligible: number;
    issued: number;
    cast: number;
    counted: number;
  }[];
  tally: ClosedBody['tally'];
  withheld: ClosedBody['withheld'];
  commitments: number;
}

/** `seq` is the number of the first wrong entry = the line of the file, from 0. */
export type BoardVerdict =
  { ok: true; report: BoardReport } | { ok: false; seq: number; reason: string };

/**
 * Recounts an appraisal from its board file alone: chain, keys, every ticket signature, turnout, pieces, tally, the
 * suppression rules. What it cannot see: whether withheld cells match their commitments, and who the voters were.
 * @param options.modulusBits shortest RSA modulus accepted (3072)
 */
export function verifyBoardFile(
  text: string,
  options: { modulusBits?: number } = {},
): BoardVerdict {
  const lines = text.split('\n');
  const rest = lines.pop();
  if (lines.length === 0) return { ok: false, seq: 0, reason: 'the file holds no board entry' };

  const entries: BoardEntry[] = [];
  for (const [seq, line] of lines.entries()) {
    const read = readEntry(line);
    if (typeof read === 'string') return { ok: false, seq, reason: read };
    const reason =
      linkProblem(read, seq, entries[seq - 1]?.hash ?? GENESIS_HASH) ??
      contentProblem(entries, read, options.modulusBits ?? MODULUS_BITS);
    if (reason !== null) return { ok: false, seq, reason };
    entries.push(read);
  }
  if (rest !== '')
    return { ok: false, seq: entries.length, reason: 'the file does not end with a complete line' };
  return { ok: true, report: reportOf(entries) };
}

/** The entry, or why the line is none. A line that is not canonical, byte for byte, has been touched. */
function readEntry(line: string): BoardEntry | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
    if (canonicalJson(value) !== line) return 'the line is not canonical JSON';
  } catch {
    return 'the line is not JSON';
  }
  const misfit = entryMisfit(value);
  return misfit === null ? (value as BoardEntry) : `${misfit} does not belong on a board`;
}

function contentProblem(
  before: readonly BoardEntry[],
  entry: BoardEntry,
  modulusBits: number,
): string | null {
  const opening = before[0];
  if (opening === undefined) {
    return entry.kind === 'opened'
      ? openingProblem(entry.body, modulusBits)
      : 'a board begins with its opening';
  }
  if (before.length > 1) return 'nothing follows the closing';
  if (entry.kind !== 'closed' || opening.kind !== 'opened') return 'a board is opened once';
  return closingProblem(opening.body, entry.body);
}

function reportOf(entries: readonly BoardEntry[]): BoardReport {
  const [opening, closing] = entries;
  if (opening?.kind !== 'opened')
    throw new Error('cannot happen: a verified board begins with its opening');
  const closed = closing?.kind === 'closed' ? closing.body : null;
  const { appraisalId, disclosure, ticketClasses } = opening.body;
  return {
    appraisalId,
    status: closed ? 'closed' : 'open',
    entries: entries.length,
    headHash: (closing ?? opening).hash,
    disclosure,
    classes: ticketClasses.map(({ id, weight, eligible }) => {
      const {
        issued = 0,
        cast = 0,
        counted = 0,
      } = closed?.turnout.find(({ classId }) => classId === id) ?? {};
      return { id, weight, eligible, issued, cast, counted };
    }),
    tally: closed?.tally ?? [],
    withheld: closed?.withheld ?? [],
    commitments: closed?.pieceCommitments.length ?? 0,
  };
}
