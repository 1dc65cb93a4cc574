import type { Actor, Role } from '@huiyin/identity';
import type { WorldHolding } from '../engine/world.rules';
import type { TemplateRole } from '../template/frame-shape.rules';
import type { RecordKind } from '../template/record-shape.rules';

/** The unit a fact belongs to, as far as "is it yours?" needs to know it. */
export interface RecordUnit {
  readonly unitId: string;
  /** Itself, the unit around it when it is a department, those it went on in: whose people answer for it. */
  readonly answeredBy: readonly string[];
  readonly supervisionGroupId: string | null;
  readonly isBureau: boolean;
  /** The bureau organ of its campaign; null where it takes no part. */
  readonly bureauUnitId: string | null;
}

const unitLead: readonly Role[] = ['unit-principal', 'unit-contact'];
const supervision: readonly Role[] = [
  'supervision-leader',
  'supervision-member',
  'supervision-liaison',
];

/** By which of the kind's recorders this actor may write it down; null: by none. */
export function recorderOf(
  actor: Actor,
  { recordedBy }: Pick<RecordKind, 'recordedBy'>,
  unit: RecordUnit,
  people: readonly (string | null)[],
): RecordKind['recordedBy'][number] | null {
  const speaksAs = {
    office: () => actor.hasRole('campaign-office'),
    supervision: () => supervises(actor, unit),
    unit: () => leads(actor, unit),
    self: () => actor.personId !== null && people.includes(actor.personId),
    system: () => false,
  };
  return recordedBy.find((who) => speaksAs[who]()) ?? null;
}

export function supervises(actor: Actor, { answeredBy }: RecordUnit): boolean {
  return actor.grants.some(
    ({ role, unitIds = [] }) =>
      supervision.includes(role) && unitIds.some((one) => answeredBy.includes(one)),
  );
}

/** Principal or contact of the unit or of one that answers for it; the head of the department itself. */
export function leads(actor: Actor, { unitId, answeredBy }: RecordUnit): boolean {
  return actor.grants.some(
    ({ role, unitId: place }) =>
      (unitLead.includes(role) && place !== undefined && answeredBy.includes(place)) ||
      (role === 'department-head' && place === unitId),
  );
}

/** Does the actor act in this role of the template for this unit, by grant or by what the directory says of today? */
export function actsIn(
  actor: Actor,
  role: TemplateRole,
  unit: RecordUnit,
  held: readonly WorldHolding[],
): boolean {
  return (
    byGrant(actor, role, unit) || held.some((holding) => byHolding(actor, role, unit, holding))
  );
}

function byGrant(actor: Actor, { holders, at }: TemplateRole, unit: RecordUnit): boolean {
  return actor.grants.some(({ role, unitId, unitIds = [] }) => {
    if (!holders.includes(role)) return false;
    if (at === 'supervision') return unitIds.some((one) => unit.answeredBy.includes(one));
    // The office has no unit; a principal is one of the bureau only where the bureau organ is theirs.
    if (at === 'bureau') return unitId === undefined || unitId === unit.bureauUnitId;
    return unitId !== undefined && unit.answeredBy.includes(unitId);
  });
}

function byHolding(
  actor: Actor,
  { holders, at }: TemplateRole,
  unit: RecordUnit,
  { personId, role, unitId, groupId }: WorldHolding,
): boolean {
  if (personId !== actor.personId || !holders.includes(role)) return false;
  if (at === 'supervision') return groupId !== null && groupId === unit.supervisionGroupId;
  if (at === 'bureau') return unitId === null || unitId === unit.bureauUnitId;
  return unitId !== null && unit.answeredBy.includes(unitId);
}
