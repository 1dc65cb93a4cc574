import { reaches } from '../engine/scope.rules';
import type { DutyRule } from '../template/duty-shape.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';
import { PlanActionNotFound, PlanActionPrescribed, PlanFull, PlanLinkUnknown } from './plan.errors';

/** What a unit adds to the campaign's plan for itself (自选动作): never less than the plan prescribes (R003.111). */
export interface OptionalAction {
  readonly unitId: string;
  readonly title: string;
  readonly wording: string;
  readonly link: string;
  /** Last day, YYYY-MM-DD; null: none. */
  readonly dueOn: string | null;
}

/** The plan of one unit: what is prescribed for it, and what it added itself. */
export interface UnitPlan {
  readonly prescribed: readonly DutyRule[];
  readonly optional: readonly DutyRule[];
}

export function unitPlan(
  { duties }: Pick<TemplateDefinition, 'duties'>,
  unit: {
    readonly unitId: string;
    readonly unitType: string;
    readonly mode: DutyRule['appliesTo']['modes'][number];
  },
): UnitPlan {
  const own = duties.filter(
    ({ appliesTo }) =>
      reaches(appliesTo, unit) && (appliesTo.unitIds?.includes(unit.unitId) ?? true),
  );
  return {
    prescribed: own.filter(({ prescribed }) => prescribed),
    optional: own.filter(({ prescribed }) => !prescribed),
  };
}

/** The definition with the action in it, and its rule; the same action twice is one. */
export function withOptionalAction(
  definition: TemplateDefinition,
  action: OptionalAction,
): { readonly definition: TemplateDefinition; readonly rule: DutyRule; readonly isNew: boolean } {
  const links = definition.links.map(({ key }) => key);
  if (!links.includes(action.link)) throw new PlanLinkUnknown(links);
  const same = definition.duties.find(
    (rule) =>
      isOwn(rule, action.unitId) &&
      rule.title.zh === action.title &&
      rule.wording === action.wording &&
      rule.link === action.link,
  );
  if (same) return { definition, rule: same, isNew: false };
  const key = freeKey(definition, action.unitId);
  const title = { zh: action.title, en: action.title };
  const rule = ruleOf(action, key);
  return {
    rule,
    isNew: true,
    definition: {
      ...definition,
      records: [
        ...definition.records,
        {
          ...{ key, title, subject: 'unit', recordedBy: ['unit', 'office'], confidential: false },
          ...{ link: action.link, fields: [] },
        },
      ],
      duties: [...definition.duties, rule],
    },
  };
}

/** Only what a unit added itself can be dropped again. The kind of record stays: what was recorded stays. */
export function withoutOptionalAction(
  definition: TemplateDefinition,
  unitId: string,
  key: string,
): TemplateDefinition {
  const rule = definition.duties.find((each) => each.key === key);
  if (!rule) throw new PlanActionNotFound();
  if (rule.prescribed) throw new PlanActionPrescribed(key);
  if (!isOwn(rule, unitId)) throw new PlanActionNotFound();
  return { ...definition, duties: definition.duties.filter((each) => each !== rule) };
}

/** Another version of the template takes over; what units added themselves goes on (R003.111). */
export function withOwnActionsOf(
  next: TemplateDefinition,
  before: TemplateDefinition,
): TemplateDefinition {
  const links = next.links.map(({ key }) => key);
  const duties = before.duties.filter(
    ({ appliesTo, link }) => appliesTo.unitIds !== undefined && links.includes(link),
  );
  const keys = duties.map(({ key }) => key);
  const known = next.records.map(({ key }) => key);
  const records = before.records.filter(({ key }) => isOwnKey(key) && !known.includes(key));
  if (records.length === 0 && keys.length === 0) return next;
  return {
    ...next,
    records: [...next.records, ...records],
    duties: [...next.duties, ...duties],
  };
}

const mostActions = 50;

const isOwnKey = (key: string) => key.startsWith('own-');

function isOwn({ appliesTo, prescribed }: DutyRule, unitId: string): boolean {
  return !prescribed && appliesTo.unitIds?.includes(unitId) === true;
}

/** Never one that was used before: its record kind stays when the action is dropped. */
function freeKey({ records }: TemplateDefinition, unitId: string): string {
  const prefix = `own-${unitId}-`;
  const taken = records.filter(({ key }) => key.startsWith(prefix)).length;
  if (taken >= mostActions) throw new PlanFull(mostActions);
  return `${prefix}${taken + 1}`;
}

function ruleOf({ unitId, title, wording, link, dueOn }: OptionalAction, key: string): DutyRule {
  return {
    ...{ key, link, title: { zh: title, en: title }, strength: 'SOFT', wording },
    // The plan's own permission to add optional actions is the ground they stand on.
    ...{ wordingOurs: false, reference: 'R003.111', sourceLines: 'L583' },
    appliesTo: { modes: ['full'], unitIds: [unitId] },
    ...{ owedBy: { each: 'unit' }, per: 'campaign' },
    deadline: dueOn === null ? 'none' : { on: dueOn },
    test: {
      is: 'recorded',
      select: { record: key, of: 'self', where: [], whenever: false, reviewed: false },
      atLeast: 1,
    },
    ...{ answerable: [], prescribed: false, countsForRanking: false },
  };
}
