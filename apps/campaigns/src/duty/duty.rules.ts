import { type Day, dueDay, type Period } from '../calendar/days.rules';
import type {
  DutyDefinition,
  MeetingDefinition,
  RuleStrength,
} from '../template/template-shape.rules';
import type { DutyState, Fulfilment } from './duty.entity';

export interface ParticipatingUnit {
  readonly unitId: string;
  readonly unitType: string;
  readonly mode: 'full' | 'contact-and-guidance';
}

/** Does the rule reach this unit? A unit in contact-and-guidance owes only what names that mode (R000.7). */
export function applies(
  { appliesTo }: DutyDefinition,
  { unitType, mode }: ParticipatingUnit,
): boolean {
  const { modes, unitTypes, exceptUnitTypes } = appliesTo;
  return (
    modes.includes(mode) &&
    (unitTypes === undefined || unitTypes.includes(unitType)) &&
    !exceptUnitTypes?.includes(unitType)
  );
}

export interface OwedDuty {
  readonly unitId: string;
  readonly ruleKey: string;
  readonly strength: RuleStrength;
  readonly fulfilment: Fulfilment;
  readonly meetingKind: string | null;
  readonly requiredItems: string[];
  readonly dueOn: Day | null;
}

/** What one unit owes in a campaign of this period. */
export function dutiesOwed(
  rules: readonly DutyDefinition[],
  unit: ParticipatingUnit,
  period: Period,
): OwedDuty[] {
  return rules
    .filter((rule) => applies(rule, unit))
    .map(({ key, strength, fulfilment, deadline }) => ({
      unitId: unit.unitId,
      ruleKey: key,
      strength,
      fulfilment: fulfilment.by,
      meetingKind: fulfilment.by === 'meeting' ? fulfilment.meeting : null,
      requiredItems:
        fulfilment.by === 'approval' ? fulfilment.items.map(({ key: item }) => item) : [],
      dueOn: dueDay(deadline, period),
    }));
}

/** The meetings a unit must hold: those that fulfil one of its duties. */
export function meetingsOwed(
  meetings: readonly MeetingDefinition[],
  duties: readonly OwedDuty[],
): MeetingDefinition[] {
  return meetings.filter(({ key }) => duties.some(({ meetingKind }) => meetingKind === key));
}

/** Overdue from the day after the deadline, by the bureau's calendar; the deadline itself is still in time (R000.15). */
export function isOverdue(duty: { state: DutyState; dueOn: Day | null }, today: Day): boolean {
  return duty.state === 'DUE' && duty.dueOn !== null && today > duty.dueOn;
}
