import {
  type BoardEntry,
  type ClosedBody,
  MODULUS_BITS,
  type OpenedBody,
  openingProblem,
} from '@huiyin/ballot-client';
import { MOST_CHARS, readLine } from './board-line';
import { GENESIS_HASH } from './chain';
import { closingProblem } from './verify-closing';

/** Totals of one ticket class; `paper` null where no forms were printed. */
export interface ClassReport {
  id: string;
  weight: number;
  eligible: number;
  issued: number;
  cast: number;
  counted: number;
  paper: { printed: number; issued: number; cast: number; void: number; missing: number } | null;
}

export interface BoardReport {
  appraisalId: string;
  /** "open": the board is sound, but nothing has been counted yet. */
  status: 'open' | 'closed';
  entries: number;
  /** To compare with the hash posted elsewhere: a file can be replaced as a whole, a posted hash cannot. */
  headHash: string;
  audience: OpenedBody['audience'];
  disclosure: OpenedBody['disclosure'];
  closingKeyHeldBy: OpenedBody['closingKeyHeldBy'];
  validity: OpenedBody['validity'];
  remeasures: string | null;
  classes: ClassReport[];
  /** null while open. */
  valid: boolean | null;
  invalidReason: ClosedBody['invalidReason'];
  tally: ClosedBody['tally'];
  withheld: ClosedBody['withheld'];
  commitments: number;
  texts: { questionId: string; released: boolean; count: number | null }[];
}

/** `seq` is the number of the first wrong entry = the line of the file, from 0. */
export type BoardVerdict =
  { ok: true; report: BoardReport } | { ok: false; seq: number; reason: string };

/**
 * Recounts an appraisal from its board file alone: chain, keys, every ticket signature, turnout, control totals, pieces,
 * tally, the disclosure rules. What it cannot see: whether withheld cells match their commitments, and who the voters were.
 * Never throws, whatever the text holds.
 * @param options.modulusBits shortest RSA modulus accepted (3072)
 */
export function verifyBoardFile(
  text: string,
  options: { modulusBits?: number } = {},
): BoardVerdict {
  const entries: BoardEntry[] = [];
  if (text.length > MOST_CHARS) return { ok: false, seq: 0, reason: 'the file is too large' };
  for (let from = 0; from < text.length || entries.length === 0;) {
    const seq = entries.length;
    const end = text.indexOf('\n', from);
    if (end < 0) {
      const reason = seq === 0 && text === '' ? 'the file holds no board entry' : CUT;
      return { ok: false, seq, reason };
    }
    const entry = readLine(text.slice(from, end), seq, entries.at(-1)?.hash ?? GENESIS_HASH);
    if (typeof entry === 'string') return { ok: false, seq, reason: entry };
    const reason = contentProblem(entries, entry, options.modulusBits ?? MODULUS_BITS);
    if (reason !== null) return { ok: false, seq, reason };
    entries.push(entry);
    from = end + 1;
  }
  return { ok: true, report: reportOf(entries) };
}

const CUT = 'the file does not end with a complete line';

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
  const { appraisalId, audience, disclosure, closingKeyHeldBy, validity, remeasures } =
    opening.body;
  return {
    ...{ appraisalId, audience, disclosure, closingKeyHeldBy, validity, remeasures },
    status: closed ? 'closed' : 'open',
    entries: entries.length,
    headHash: (closing ?? opening).hash,
    classes: classReports(opening.body, closed),
    valid: closed?.valid ?? null,
    invalidReason: closed?.invalidReason ?? null,
    tally: closed?.tally ?? [],
    withheld: closed?.withheld ?? [],
    commitments: closed?.pieceCommitments.length ?? 0,
    texts: (closed?.texts ?? []).map(({ questionId, released, count }) => ({
      ...{ questionId, released, count },
    })),
  };
}

function classReports(opened: OpenedBody, closed: ClosedBody | null): ClassReport[] {
  const none = { issued: 0, cast: 0, counted: 0 };
  const noPaper = { issued: 0, cast: 0, void: 0, missing: 0, counted: 0 };
  return opened.ticketClasses.map(({ id, weight, eligible }) => {
    const { issued, cast, counted } = closed?.turnout.find(({ classId }) => classId === id) ?? none;
    const forms = opened.paper.find(({ classId }) => classId === id);
    const back = closed?.paper.find(({ classId }) => classId === id) ?? noPaper;
    const paper = forms && {
      ...{ printed: forms.printed, issued: back.issued, cast: back.cast },
      ...{ void: back.void, missing: back.missing },
    };
    return {
      ...{ id, weight, eligible, issued, cast },
      counted: counted + back.counted,
      paper: paper ?? null,
    };
  });
}
