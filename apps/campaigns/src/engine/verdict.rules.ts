import type { Role } from '@huiyin/identity';
import { daysBetween } from '../calendar/day-count.rules';
import type { Day } from '../calendar/days.rules';
import { workingCalendar } from '../calendar/working-days.rules';
import type { DutyRule } from '../template/duty-shape.rules';
import type { DutyOutcome, JudgedDuty, Missing } from './finding.rules';
import { isInForce, outcomeOn } from './outcome.rules';
import { whoCanAct } from './who-can-act.rules';
import type { EngineDefinition, WorldWaiver } from './world.rules';

/** A duty as it is kept: everything of it but the days on which it is owed. */
export type VerdictDuty = Omit<JudgedDuty, 'spans' | 'periodTo' | 'met'>;

export interface VerdictFact {
  readonly name: string;
  readonly value: string;
}

/** A judgement that explains itself: the rule, the facts it read, what is missing, who can act. */
export interface DutyVerdict extends Omit<VerdictDuty, 'missing'> {
  readonly outcome: DutyOutcome;
  readonly wording: string;
  readonly reference: string;
  readonly sourceLines: string;
  readonly facts: readonly VerdictFact[];
  /** Empty when nothing is asked of anybody any more. */
  readonly missing: readonly Missing[];
  readonly whoCanAct: readonly Role[];
}

const settled: readonly DutyOutcome[] = ['MET', 'MET_LATE', 'LAPSED'];

/** The verdict on a day. `waivers` are those of this duty; `rule` is one of `definition`. */
export function verdictOn(
  definition: EngineDefinition,
  rule: DutyRule,
  duty: VerdictDuty,
  waivers: readonly WorldWaiver[],
  today: Day,
): DutyVerdict {
  const outcome = outcomeOn(duty, waivers, today);
  const isSettled = settled.includes(outcome);
  const missing = isSettled ? [] : missingOn(rule, duty, today);
  const { wording, reference, sourceLines } = rule;
  return {
    ...duty,
    ...{ outcome, wording, reference, sourceLines, missing },
    facts: [...factsOf(duty, waivers, today), ...assumedDays(definition, rule, duty)],
    whoCanAct: isSettled ? [] : actorsOf(definition, rule, duty, missing),
  };
}

/** Everything is there, but it has not lasted long enough by today (R000.11). */
function missingOn(
  { test }: DutyRule,
  { metOn, missing }: VerdictDuty,
  today: Day,
): readonly Missing[] {
  if (metOn === null || metOn <= today) return missing;
  const record = test.is === 'lasts' ? test.from.record : '';
  return [{ what: 'span', name: 'days-to-go', have: 0, need: daysBetween(today, metOn), record }];
}

/** Of a person who left, the unit principal answers (R000.58). */
function actorsOf(
  definition: EngineDefinition,
  rule: DutyRule,
  { leftWhileOwing }: VerdictDuty,
  missing: readonly Missing[],
): Role[] {
  const acting = whoCanAct(definition, rule, missing);
  if (!leftWhileOwing) return acting;
  return [
    'unit-principal',
    ...acting.filter((role) => role !== 'staff' && role !== 'unit-principal'),
  ];
}

/** Its deadline counts working days of a year whose public holidays are not announced yet. */
function assumedDays(
  { calendar, interpretations }: EngineDefinition,
  { deadline }: DutyRule,
  { deadlineOn }: VerdictDuty,
): VerdictFact[] {
  if (deadlineOn === null || deadline === 'none') return [];
  const written = 'after' in deadline ? deadline.plus : 'before' in deadline ? deadline.by : null;
  const length = written === 'promptly' ? interpretations.promptly : written;
  if (!length?.workingDays || workingCalendar(calendar).isKnown(deadlineOn)) return [];
  return [{ name: 'calendar', value: 'weekdays-assumed' }];
}

function factsOf(duty: VerdictDuty, waivers: readonly WorldWaiver[], today: Day): VerdictFact[] {
  const waiver = waivers.find((one) => isInForce(one, today)) ?? waivers.at(-1);
  const facts: [string, string | null][] = [
    ['today', today],
    ['period', duty.period],
    ['owedFrom', duty.owedFrom],
    ['deadlineOn', duty.deadlineOn],
    ['dueOn', duty.dueOn],
    ['metOn', duty.metOn],
    ['records', duty.reads.length > 0 ? String(duty.reads.length) : null],
    ['waiverReason', waiver?.reason ?? null],
    ['waivedUntil', waiver?.expiresOn ?? null],
    ['lapsedOn', duty.lapsedOn],
    ['lapseReason', duty.lapseReason],
    ['leftWhileOwing', duty.leftWhileOwing ? 'true' : null],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
