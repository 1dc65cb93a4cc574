import type { AppraisalVerb } from './appraisal-states.rules';
import type { ClassTurnout } from './appraisal.rules';

/** One step of the custody chain: what, who, when (ISO 8601). */
export interface Move {
  readonly verb: AppraisalVerb;
  readonly by: string;
  readonly at: string;
  /** Where the step needs one: why a clerk was replaced, why the appraisal cannot go on. */
  readonly reason?: string;
  /** Of slips or voters, never which. */
  readonly count?: number;
}

/** It cannot go on: the office asks, the supervision group's leader confirms. */
export interface Annulment {
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

export interface Signature {
  /** Hash of what was signed: a change of it voids the signature. */
  readonly over: string;
  readonly personId: string;
  readonly at: string;
}

/** What the leader of the supervision group signs for: how many, and exactly which sealed sheets. */
export interface TakeOver {
  readonly by: string;
  readonly at: string;
  readonly classes: readonly {
    readonly ticketClass: string;
    readonly issued: number;
    readonly cast: number;
  }[];
  /** SHA-256 over the sorted hashes of the sealed sheets; the count refuses any others. */
  readonly sheetsHash: string;
}

export interface Counted {
  readonly turnout: ClassTurnout[];
  readonly isValid: boolean;
  readonly tallyHash: string;
}
