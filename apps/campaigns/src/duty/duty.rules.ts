import { type Day, type Deadline, dueDay, type Period } from '../calendar/days.rules';
import type {
  DutyRule,
  MeetingDefinition,
  RuleStrength,
  TemplateDefinition,
} from '../template/template-shape.rules';
import type { LeafTest } from '../template/test-shape.rules';
import type { DutyState, Fulfilment } from './duty.entity';

export interface ParticipatingUnit {
  readonly unitId: string;
  readonly unitType: string;
  readonly mode: 'full' | 'contact-and-guidance';
}

/** Does the rule reach this unit? A unit in contact-and-guidance owes only what names that mode (R000.7). */
export function applies(
  { appliesTo }: DutyRule,
  { unitId, unitType, mode }: ParticipatingUnit,
): boolean {
  const { modes, unitTypes, exceptUnitTypes, unitIds } = appliesTo;
  return (
    modes.includes(mode) &&
    (unitTypes === undefined || unitTypes.includes(unitType)) &&
    (unitIds === undefined || unitIds.includes(unitId)) &&
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

/** What one unit owes in a campaign of this period; duties of persons, pairs and departments are the engine's. */
export function dutiesOwed(
  definition: TemplateDefinition,
  unit: ParticipatingUnit,
  period: Period,
): OwedDuty[] {
  return definition.duties
    .filter((rule) => rule.owedBy.each === 'unit' && applies(rule, unit))
    .map((rule) => ({
      unitId: unit.unitId,
      ruleKey: rule.key,
      strength: rule.strength,
      ...waysOf(rule, definition),
      dueOn: dueDay(simpleDeadline(rule), period),
    }));
}

/** How a duty of the walking house is met, read off its test. */
function waysOf(
  { test }: DutyRule,
  { meetings, records, taxonomies }: TemplateDefinition,
): Pick<OwedDuty, 'fulfilment' | 'meetingKind' | 'requiredItems'> {
  const tests = test.is === 'all' ? test.tests : [test];
  const leaf = tests[0] as LeafTest;
  const kind = 'select' in leaf ? leaf.select.record : '';
  const none = { meetingKind: null, requiredItems: [] };
  if (kind === 'appraisal-published') return { fulfilment: 'appraisal', ...none };
  if (leaf.is === 'recorded' && kind === 'mobilization')
    return {
      fulfilment: 'meeting',
      meetingKind: meetings.find(({ key }) => key === kind)?.key ?? kind,
      requiredItems: [],
    };
  if (leaf.is === 'attended' && leaf.role === 'supervision')
    return { fulfilment: 'approval', ...none };
  if (leaf.is !== 'covers' || !tests.some(({ is }) => is === 'reviewed'))
    return { fulfilment: 'record', ...none };
  const field = records.find(({ key }) => key === kind)?.fields.find((f) => f.key === leaf.field);
  const items = taxonomies.find(({ key }) => field && 'of' in field && key === field.of)?.entries;
  return {
    fulfilment: 'approval',
    meetingKind: null,
    requiredItems: items?.map(({ key }) => key) ?? [],
  };
}

function simpleDeadline({ deadline }: DutyRule): Deadline {
  if (deadline === 'none') return null;
  return 'on' in deadline || 'onMonthDay' in deadline ? deadline : null;
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
