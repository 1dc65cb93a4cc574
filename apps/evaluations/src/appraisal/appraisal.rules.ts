import type { Definition, TallyCell } from '@huiyin/ballot-client';
/** §4.5, as far as the electronic ballot walks it. */
export enum AppraisalState {
  CREATED = 'CREATED',
  OPEN = 'OPEN',
  /** Nobody can cast any more; the count is not done yet. */
  BOX_SEALED = 'BOX_SEALED',
  CLOSED = 'CLOSED',
  PUBLISHED = 'PUBLISHED',
}

/** The words of the event contract and of the board. */
export enum TargetKind {
  LEADING_BODY = 'leading-body',
  MEMBER = 'member',
}

export interface Grade {
  readonly id: string;
  readonly label: string;
  /** Used for the mean only. */
  readonly value: number;
  readonly favourable: boolean;
}

export interface Target {
  readonly id: string;
  readonly kind: TargetKind;
}

/** Who got how many tickets and what came back; public after closing. */
export interface ClassTurnout {
  readonly ticketClass: string;
  readonly eligible: number;
  readonly issued: number;
  readonly cast: number;
  readonly counted: number;
}

/** All who attended vote in one class; weighted classes (A/B/C 票) come with the appraisal room. */
export const attendeeClass = 'attendee';

/** Smallest number of answers a result inside a bureau may rest on. */
export const defaultThreshold = 5;

/** Share of favourable grades under which a dimension counts as weak. */
export const defaultWeakBelow = 0.6;

export const defaultGrades: readonly Grade[] = [
  { id: 'excellent', label: '优秀', value: 4, favourable: true },
  { id: 'good', label: '良好', value: 3, favourable: true },
  { id: 'fair', label: '一般', value: 2, favourable: false },
  { id: 'poor', label: '较差', value: 1, favourable: false },
];

/** What stands on the board: ids, never labels or names. */
export function ballotDefinition(asked: {
  readonly targets: readonly Target[];
  readonly dimensions: readonly string[];
  readonly grades: readonly Grade[];
}): Definition {
  return {
    targets: asked.targets.map(({ id, kind }) => ({ id, kind })),
    dimensions: asked.dimensions.map((id) => ({ id })),
    grades: asked.grades.map(({ id, value, favourable }) => ({ id, value, favourable })),
    abstentionAllowed: true,
  };
}

/** Weak calls for rectification; a withheld cell is never weak, because saying so would disclose it. */
export function isWeak(cell: Pick<TallyCell, 'favourable' | 'n'>, weakBelow: number): boolean {
  return cell.n > 0 && cell.favourable / cell.n < weakBelow;
}
