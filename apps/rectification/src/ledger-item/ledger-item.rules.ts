/** Of the machine of requirements.md §4.1 what the walking house plays; the branches of explanation and deferral follow. */
export const ledgerItemStates = [
  'REGISTERED',
  'UNDERTAKEN',
  'IN_PROGRESS',
  'COMPLETION_REPORTED',
  'RETURNED',
  'VERIFIED',
  'STRUCK_OFF',
  'CLOSED_WITH_FEEDBACK',
  'REOPENED',
] as const;
export type LedgerItemState = (typeof ledgerItemStates)[number];

/** The three item kinds of R001.44. */
export const ledgerItemKinds = ['CONCRETE_PROBLEM', 'SPECIAL_REMEDIATION', 'INSTITUTION'] as const;
export type LedgerItemKind = (typeof ledgerItemKinds)[number];

/** The parties of R001.45; besides them the sender of an opinion and a re-measurement can reopen (R001.50). */
export type Party = 'unit' | 'office' | 'supervision' | 'sender' | 'measurement';

/** Who does something to an item: for which party, in which role, and as which person (null: nobody in particular). */
export interface Hand {
  readonly party: Party;
  readonly role: string;
  readonly personId: string | null;
}

interface MoveRule {
  readonly from: readonly LedgerItemState[];
  /** null: the state stays. */
  readonly to: LedgerItemState | null;
  readonly parties: readonly Party[];
  /** Done by somebody who did not do the work: four eyes by person, not only by role. */
  readonly needsOtherEyes: boolean;
}

const open = ['UNDERTAKEN', 'IN_PROGRESS', 'COMPLETION_REPORTED', 'RETURNED', 'VERIFIED'] as const;

/** No party stands in two of the lines report, verify, strike off. */
export const moveRules = {
  UNDERTAKE: rule(['REGISTERED', 'REOPENED'], 'UNDERTAKEN', ['office']),
  MEASURE: rule(['UNDERTAKEN', 'RETURNED'], 'IN_PROGRESS', ['unit']),
  NOTE: rule(open, null, ['supervision'], true),
  REPORT_COMPLETION: rule(['IN_PROGRESS'], 'COMPLETION_REPORTED', ['unit']),
  RETURN: rule(['COMPLETION_REPORTED'], 'RETURNED', ['supervision'], true),
  VERIFY: rule(['COMPLETION_REPORTED'], 'VERIFIED', ['supervision'], true),
  STRIKE_OFF: rule(['VERIFIED'], 'STRUCK_OFF', ['office'], true),
  GIVE_FEEDBACK: rule(['STRUCK_OFF'], 'CLOSED_WITH_FEEDBACK', ['unit', 'office']),
  REOPEN: rule(['STRUCK_OFF', 'CLOSED_WITH_FEEDBACK'], 'REOPENED', [
    'office',
    'supervision',
    'sender',
    'measurement',
  ]),
} as const;
export type LedgerMoveName = keyof typeof moveRules | 'REGISTER';

/** One line of an item's history. */
export interface LedgerMove {
  readonly name: LedgerMoveName;
  readonly from: LedgerItemState | null;
  readonly to: LedgerItemState;
  readonly by: Hand;
  readonly at: Date;
  readonly remark: string | null;
}

export function isClosed(state: LedgerItemState): boolean {
  return state === 'STRUCK_OFF' || state === 'CLOSED_WITH_FEEDBACK';
}

/** A flag, not a state (§4.1): still open the day after the time limit. Days as `YYYY-MM-DD`. */
export function isOverdue(
  item: { readonly state: LedgerItemState; readonly dueOn: string | null },
  today: string,
): boolean {
  return item.dueOn !== null && !isClosed(item.state) && item.dueOn < today;
}

const dayInChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day (`YYYY-MM-DD`) an instant falls on for every bureau: China has one civil time. */
export function dayOf(instant: Date): string {
  return dayInChina.format(instant);
}

function rule(
  from: MoveRule['from'],
  to: MoveRule['to'],
  parties: MoveRule['parties'],
  needsOtherEyes = false,
): MoveRule {
  return { from, to, parties, needsOtherEyes };
}
