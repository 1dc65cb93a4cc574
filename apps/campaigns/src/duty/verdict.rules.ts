import type { Role } from '@huiyin/identity';
import type { Day } from '../calendar/days.rules';
import type { RuleStrength } from '../template/template-shape.rules';
import type { DutyState, Fulfilment } from './duty.entity';
import { isOverdue } from './duty.rules';

/** Everything a verdict reads. */
export interface DutyFacts {
  readonly key: string;
  readonly strength: RuleStrength;
  readonly wording: string;
  readonly reference: string;
  readonly sourceLines: string;
  readonly state: DutyState;
  readonly fulfilment: Fulfilment;
  readonly meetingKind: string | null;
  readonly requiredItems: readonly string[];
  readonly submittedItems: readonly string[];
  readonly dueOn: Day | null;
  readonly settledOn: Day | null;
  readonly note: string | null;
}

/** NOT_MET is a HARD duty past its day, WARNING a SOFT one, HINT mere advice (requirements.md §0). */
export type VerdictOutcome = 'MET' | 'WAIVED' | 'OPEN' | 'NOT_MET' | 'WARNING' | 'HINT';

export interface VerdictFact {
  readonly name: string;
  readonly value: string;
}

/** A judgement that explains itself: the rule, the facts it read, what is missing, who can act. */
export interface Verdict {
  readonly rule: string;
  readonly reference: string;
  readonly sourceLines: string;
  readonly strength: RuleStrength;
  readonly wording: string;
  readonly outcome: VerdictOutcome;
  readonly facts: VerdictFact[];
  readonly missing: string[];
  readonly whoCanAct: Role[];
}

const unitLead = ['unit-principal', 'unit-contact'] as const;
const supervision = ['supervision-leader', 'supervision-member', 'supervision-liaison'] as const;

export function verdictOn(duty: DutyFacts, today: Day): Verdict {
  const { key, reference, sourceLines, strength, wording } = duty;
  const missing = duty.state === 'DUE' ? missingFor(duty) : [];
  return {
    rule: key,
    ...{ reference, sourceLines, strength, wording },
    outcome: outcomeOf(duty, today),
    facts: factsOf(duty, today),
    missing,
    whoCanAct: duty.state === 'DUE' ? actorsFor(duty, missing) : [],
  };
}

function outcomeOf(duty: DutyFacts, today: Day): VerdictOutcome {
  if (duty.state === 'FULFILLED') return 'MET';
  if (duty.state === 'WAIVED') return 'WAIVED';
  if (duty.strength === 'ADVICE') return 'HINT';
  if (!isOverdue(duty, today)) return 'OPEN';
  return duty.strength === 'HARD' ? 'NOT_MET' : 'WARNING';
}

/** What would settle the duty, as words a page can translate: item keys, or the fact that is waited for. */
export function missingFor(
  duty: Pick<DutyFacts, 'fulfilment' | 'meetingKind' | 'requiredItems' | 'submittedItems'>,
): string[] {
  switch (duty.fulfilment) {
    case 'record':
      return ['record'];
    case 'approval':
      return [
        ...duty.requiredItems.filter((item) => !duty.submittedItems.includes(item)),
        'supervision-approval',
      ];
    case 'meeting':
      return [`meeting:${duty.meetingKind ?? ''}`];
    case 'appraisal':
      return ['published-appraisal'];
  }
}

function factsOf(duty: DutyFacts, today: Day): VerdictFact[] {
  const facts: [string, string | null][] = [
    ['today', today],
    ['state', duty.state],
    ['dueOn', duty.dueOn],
    ['settledOn', duty.settledOn],
    ['submittedItems', duty.requiredItems.length > 0 ? duty.submittedItems.join(',') : null],
    ['waiverReason', duty.state === 'WAIVED' ? duty.note : null],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

function actorsFor(duty: DutyFacts, missing: readonly string[]): Role[] {
  const waiver: Role[] = duty.strength === 'SOFT' ? ['campaign-office'] : [];
  switch (duty.fulfilment) {
    case 'record':
    case 'meeting':
      return [...unitLead, 'campaign-office'];
    case 'approval':
      return [...(missing.length > 1 ? unitLead : supervision), ...waiver];
    case 'appraisal':
      return [...supervision, ...waiver];
  }
}
