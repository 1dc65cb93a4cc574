/**
 * The words of the public board. Everything here is read by strangers from a file, years later, so it is plain
 * JSON of integers and strings: no floats, no dates, no names. Free of imports: browsers read it too.
 */

/** Identifiers written into every record, so that another suite can take over without guessing (S20). */
export const TICKET_SUITE = 'RSABSSA-SHA384-PSS-Randomized';
export const SHEET_SUITE = 'RSA-OAEP-256+A256GCM';
export const HASH_ALG = 'sha-256';
/** The suppression rules of `suppression.rules.ts`; a change of rules is a new version, never an edit. */
export const SUPPRESSION_RULE = 'huiyin-suppression/1';
/** Scope of a tally cell that covers all ticket classes; hence not allowed as a class id. */
export const ALL_CLASSES = 'all';

/** A public RSA key (RFC 7517). `PS384` keys sign tickets, the `RSA-OAEP-256` key seals sheets until closing. */
export interface RsaPublicJwk {
  kty: 'RSA';
  alg: 'PS384' | 'RSA-OAEP-256';
  n: string;
  e: string;
}

/** What is asked: who is appraised, in which dimensions, with which grades. */
export interface Definition {
  targets: { id: string; kind: string }[];
  dimensions: { id: string }[];
  /** `value` is an integer used for the mean only; `favourable` decides the favourable share. */
  grades: { id: string; value: number; favourable: boolean }[];
  abstentionAllowed: boolean;
}

/** One key per class, never per voter: a key of one's own would be a name tag (anchors, trap 8). */
export interface TicketClass {
  id: string;
  weight: number;
  eligible: number;
  publicKeyJwk: RsaPublicJwk;
}

/** Board entry 0: everything that may not change once the first ticket is out. */
export interface OpenedBody {
  version: 1;
  appraisalId: string;
  suites: { ticket: typeof TICKET_SUITE; sheet: typeof SHEET_SUITE; hash: typeof HASH_ALG };
  definition: Definition;
  ticketClasses: TicketClass[];
  closingPublicKeyJwk: RsaPublicJwk;
  suppression: { k: number; ruleVersion: string };
}

/** One filled-in sheet: target → dimension → grade, `null` = abstained. */
export type Sheet = Record<string, Record<string, string | null>>;

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
 * What one sheet said about one target. The sheet is cut per target so that nobody can recognise a pattern ordered
 * over all targets (anchors, trap 4). `group` is a class id, or several joined by "+" where classes were merged.
 * A dimension withheld for the group is absent.
 */
export interface Piece {
  group: string;
  targetId: string;
  grades: Record<string, string | null>;
}

/** A published result. `scope` is a class id or "all"; `n` = grades given, `sheets` − `n` = abstentions. */
export interface TallyCell {
  scope: string;
  targetId: string;
  dimensionId: string;
  sheets: number;
  n: number;
  counts: Record<string, number>;
  favourable: number;
  /** Mean of the grade values × 1000, rounded. */
  meanMilli: number;
  /** Class results mixed by class weight (share × 10 000, mean × 1000); only on "all", only if no class is hidden. */
  weighted: { favourableBp: number; meanMilli: number } | null;
}

/**
 * `merged`: the class was too small, or needed to hide one that was (decided by public counts alone).
 * `below-threshold`: fewer than k sheets altogether.
 * `protected`: small, zero or unanimous; which of them is not said, because saying it would disclose.
 */
export type WithheldReason = 'merged' | 'below-threshold' | 'protected';

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

/** Board entry 1: what was cast and what came out. */
export interface ClosedBody {
  version: 1;
  appraisalId: string;
  ruleVersion: string;
  turnout: { classId: string; issued: number; cast: number; counted: number }[];
  /** Sorted by message. `counted` false = the sheet could not be read or did not fit the definition. */
  tickets: { classId: string; preparedMessage: string; signature: string; counted: boolean }[];
  /** Sorted by content: an order that carries nothing is better than a shuffle that must be trusted. */
  pieces: Piece[];
  tally: TallyCell[];
  withheld: WithheldCell[];
  pieceCommitments: CellCommitment[];
}

export type BoardBody = { kind: 'opened'; body: OpenedBody } | { kind: 'closed'; body: ClosedBody };

/** One line of the board file. */
export type BoardEntry = BoardBody & {
  alg: typeof HASH_ALG;
  seq: number;
  prevHash: string;
  hash: string;
};
