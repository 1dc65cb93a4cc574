/**
 * The words of the public board, version 2. Everything here is read by strangers from a file, years later, so it is plain
 * JSON of integers and strings: no floats, no dates, no names. Free of imports: browsers read it too.
 * The format is described for third parties in docs/board-format.md.
 */

/** Identifiers written into every record, so that another suite can take over without guessing (S20). */
export const BOARD_VERSION = 2;
export const TICKET_SUITE = 'RSABSSA-SHA384-PSS-Randomized';
export const SHEET_SUITE = 'RSA-OAEP-256+A256GCM';
export const HASH_ALG = 'sha-256';
/** The disclosure rules of `libs/disclosure`; a change of rules is a new version, never an edit. */
export const DISCLOSURE_RULE = 'huiyin-disclosure/2';
/** Smallest threshold k a board may promise to its audience (S13). */
export const LEAST_K = { bureau: 5, public: 10 } as const;
/** Scope of a tally cell that covers all ticket classes; hence not allowed as a class id. */
export const ALL_CLASSES = 'all';

/** A public RSA key (RFC 7517). `PS384` keys sign tickets, the `RSA-OAEP-256` key seals sheets until closing. */
export interface RsaPublicJwk {
  kty: 'RSA';
  alg: 'PS384' | 'RSA-OAEP-256';
  n: string;
  e: string;
}

/** `value` is an integer used for the mean only; `favourable` decides the favourable share. */
export interface Grade {
  id: string;
  value: number;
  favourable: boolean;
}

/** Named grades. A check list (four winds) is a scale of two grades, marked and unmarked, without abstention. */
export interface Scale {
  id: string;
  abstentionAllowed: boolean;
  grades: Grade[];
}

/** `routed`: the result goes to the bureau office only (R002.15); the board shows commitments instead. */
export interface Target {
  id: string;
  kind: string;
  routed: boolean;
}

/** Asked of every target whose kind is listed. */
export interface Dimension {
  id: string;
  scaleId: string;
  targetKinds: string[];
}

/** Free text, once per sheet; `maxChars` counts UTF-16 code units, as browsers do. */
export interface Question {
  id: string;
  maxChars: number;
}

/** What is asked: who is appraised, in which dimensions, on which scales, and what may be written. */
export interface Definition {
  targets: Target[];
  scales: Scale[];
  dimensions: Dimension[];
  questions: Question[];
}

/** One key per class, never per voter: a key of one's own would be a name tag (anchors, trap 8). */
export interface TicketClass {
  id: string;
  weight: number;
  eligible: number;
  publicKeyJwk: RsaPublicJwk;
}

/** Paper forms of one class; `commitment` = SHA-256 (hex) over the sorted hashes of the printed control numbers. */
export interface PrintedForms {
  classId: string;
  printed: number;
  commitment: string;
}

/** Board entry 0: everything that may not change once the first ticket is out. */
export interface OpenedBody {
  version: typeof BOARD_VERSION;
  appraisalId: string;
  suites: { ticket: typeof TICKET_SUITE; sheet: typeof SHEET_SUITE; hash: typeof HASH_ALG };
  definition: Definition;
  ticketClasses: TicketClass[];
  /** In the order of the ticket classes; classes without paper are absent. */
  paper: PrintedForms[];
  closingPublicKeyJwk: RsaPublicJwk;
  closingKeyHeldBy: 'service' | 'two-people';
  /** Who may read the closing entry; decides the smallest k (5 inside a bureau, 10 for the public). */
  audience: keyof typeof LEAST_K;
  disclosure: { k: number; ruleVersion: typeof DISCLOSURE_RULE };
  /** Valid if cast ÷ eligible ≥ `quorumBp` ÷ 10 000 and at least `minCounted` sheets count. */
  validity: { quorumBp: number; minCounted: number };
  /** The earlier appraisal this one measures again. */
  remeasures: string | null;
}

/** One filled-in sheet: target → dimension → grade (`null` = abstained), question → text ('' = none). */
export interface Sheet {
  grades: Record<string, Record<string, string | null>>;
  texts: Record<string, string>;
}

/** A finished ticket; both fields base64url without padding. */
export interface Ticket {
  preparedMessage: string;
  signature: string;
}

/** A sheet only the closing key opens; its length depends on the definition alone. Fields base64url. */
export interface SealedSheet {
  alg: typeof SHEET_SUITE;
  encryptedKey: string;
  iv: string;
  ciphertext: string;
}

/**
 * How many sheets of a group gave one answer about one target in one dimension. Nothing ties two answers of a sheet
 * together, so no ordered pattern can be found (ADR 0017; anchors, trap 4). `group` is a class id, or several in
 * alphabetical order joined by "+" where classes were merged. `grade` null = abstained.
 */
export interface Piece {
  group: string;
  targetId: string;
  dimensionId: string;
  grade: string | null;
  count: number;
}

/** A published result. `scope` is a class id, a merged group "A+B" or "all"; `sheets` − `n` = abstentions. */
export interface TallyCell {
  scope: string;
  targetId: string;
  dimensionId: string;
  sheets: number;
  /** Grades given. */
  n: number;
  counts: Record<string, number>;
  favourable: number;
  /** Mean of the grade values × 1000, rounded half up. */
  meanMilli: number;
  /** Class results mixed by class weight (share × 10 000, mean × 1000); only on "all", only if no class is hidden. */
  weighted: { favourableBp: number; meanMilli: number } | null;
}

/**
 * `merged`: the class is shown as part of a group. `below-threshold`: fewer than k sheets altogether.
 * `protected`: small, zero or unanimous; which of them is not said, because saying it would disclose.
 * `routed`: goes to the bureau office only. `not-valid`: the appraisal did not reach quorum or enough sheets.
 */
export type WithheldReason = 'merged' | 'below-threshold' | 'protected' | 'routed' | 'not-valid';

export interface WithheldCell {
  scope: string;
  targetId: string;
  dimensionId: string;
  sheets: number;
  reason: WithheldReason;
}

/** Salted SHA-256 of a withheld class cell: fixes it for a sworn audit without showing it. */
export interface CellCommitment {
  alg: typeof HASH_ALG;
  classId: string;
  targetId: string;
  dimensionId: string;
  commitment: string;
}

/** Electronic tickets of one class: cast ≤ issued; cast − counted = void. */
export interface TicketTurnout {
  classId: string;
  issued: number;
  cast: number;
  counted: number;
}

/** Control totals of one class on paper: issued = cast + missing, cast = counted + void. */
export interface PaperTurnout {
  classId: string;
  issued: number;
  cast: number;
  void: number;
  missing: number;
  counted: number;
}

/** Answers to one question. Texts never stand on the board; `count` (texts written) only when released. */
export interface TextRelease {
  questionId: string;
  released: boolean;
  count: number | null;
  /** Salted SHA-256 over the sorted texts. */
  commitment: string;
}

/** Board entry 1: what was cast and what came out. */
export interface ClosedBody {
  version: typeof BOARD_VERSION;
  appraisalId: string;
  ruleVersion: typeof DISCLOSURE_RULE;
  /** One row per ticket class, in their order. */
  turnout: TicketTurnout[];
  /** One row per entry of `OpenedBody.paper`, in their order. */
  paper: PaperTurnout[];
  /** Sorted by message. `counted` false = the sheet could not be read or did not fit the definition. */
  tickets: { classId: string; preparedMessage: string; signature: string; counted: boolean }[];
  valid: boolean;
  invalidReason: 'quorum' | 'too-few' | null;
  /** Sorted by content: an order that carries nothing is better than a shuffle that must be trusted. */
  pieces: Piece[];
  tally: TallyCell[];
  withheld: WithheldCell[];
  pieceCommitments: CellCommitment[];
  texts: TextRelease[];
}

export type BoardBody = { kind: 'opened'; body: OpenedBody } | { kind: 'closed'; body: ClosedBody };

/** One line of the board file. */
export type BoardEntry = BoardBody & {
  alg: typeof HASH_ALG;
  seq: number;
  prevHash: string;
  hash: string;
};
