import { type BureauDraft } from './bureau-draft';
import { sharedOut } from './invented.rules';
import { type Department, shapeOf } from './unit-shapes.rules';

/** A unit that stands: new, or known from the roster. */
export interface UnitToFill {
  readonly id: string;
  readonly name: string;
  readonly unitType: string;
  readonly staff: number;
  /** Somebody is its principal already. */
  readonly hasPrincipal: boolean;
}

export interface FilledUnit {
  readonly id: string;
  readonly name: string;
  /** Who takes the chairs, heads first. */
  readonly leaders: readonly string[];
  /** Who runs its campaign office and, as R002.3 has it, its organisation department. */
  readonly officeDirector: string | null;
  readonly staff: readonly string[];
}

const branchSize = 6; // departments to a branch

/** Gives a unit departments, staff, chairs and its Party organisation. */
export function inventUnit(draft: BureauDraft, unit: UnitToFill, partyParent: string): FilledUnit {
  const { id: unitId, unitType } = unit;
  const shape = shapeOf(unitType);
  const departments = unit.staff > shape.departments.length * 3 ? shape.departments : [];
  const chairs = shape.chairs.filter((kind) => !unit.hasPrincipal || !kind.includes('principal'));
  const own = { unitId, unitKind: 'unit' as const };
  const leaders = chairs.slice(0, unit.staff).map((kind, at) => {
    const personId = draft.person(unitId, at < 2 ? 'division' : 'deputy-division');
    draft.post(personId, kind, own);
    if (kind.includes('principal') || kind === 'deputy-in-charge')
      draft.post(personId, 'body-member', own);
    if (kind === 'unit-office-director') draft.post(personId, 'organisation-department', own);
    return personId;
  });
  const officeDirector = leaders[chairs.indexOf('unit-office-director')] ?? null;
  const left = Math.max(0, unit.staff - leaders.length);
  const placed =
    departments.length > 0
      ? inDepartments(draft, unitId, departments, left)
      : [{ id: unitId, head: null, staff: staffAt(draft, own, left) }];
  for (const personId of leaders) draft.post(personId, 'staff', own);
  foundParty(draft, unit, partyParent, placed);
  const staff = placed.flatMap((one) => one.staff);
  return { id: unitId, name: unit.name, leaders, officeDirector, staff };
}

interface Placed {
  readonly id: string;
  readonly head: string | null;
  readonly staff: readonly string[];
}

function inDepartments(
  draft: BureauDraft,
  unitId: string,
  departments: readonly Department[],
  staff: number,
): Placed[] {
  // Wards are larger than offices, and no two are alike.
  const weights = departments.map(
    ({ type }) => (type === 'clinical' ? 40 : 15) + draft.dice.below(20),
  );
  return sharedOut(staff, weights).map((count, at) => {
    const { name, type } = departments[at]!;
    const path = `${unitId}/department/${at}`;
    const id = draft.unit(path, {
      name,
      unitType: type,
      kind: 'department',
      parentUnitId: unitId,
    });
    const place = { unitId: id, unitKind: 'department' as const };
    const people = staffAt(draft, place, count);
    const [head = null, nurse] = people;
    if (head) draft.post(head, 'department-head', place);
    if (nurse && type === 'clinical') draft.post(nurse, 'head-nurse', place);
    return { id, head, staff: people };
  });
}

function staffAt(
  draft: BureauDraft,
  place: { unitId: string; unitKind: 'unit' | 'department' },
  count: number,
): string[] {
  return Array.from({ length: count }, () => {
    const personId = draft.person(place.unitId);
    draft.post(personId, 'staff', place);
    return personId;
  });
}

/** A committee with a branch to every six departments, or one branch; a joint branch stands for several units. */
function foundParty(
  draft: BureauDraft,
  { id: unitId, name, unitType }: UnitToFill,
  parent: string,
  placed: readonly Placed[],
): void {
  const { party } = shapeOf(unitType);
  const own = partyOrganisation(draft, `${unitId}/party`, {
    kind: party === 'committee' ? 'party-committee' : party,
    name: name.includes('支部') ? name : `${name}${party === 'committee' ? '党委' : '党支部'}`,
    parent,
    unitIds: [unitId],
  });
  if (party !== 'committee') return;
  for (let at = 0; at * branchSize < placed.length; at += 1) {
    const of = placed.slice(at * branchSize, (at + 1) * branchSize);
    const branch = partyOrganisation(draft, `${unitId}/branch/${at}`, {
      kind: 'branch',
      name: `第${at + 1}党支部`,
      parent: own,
      unitIds: of.map(({ id }) => id),
    });
    const [first] = of;
    if (first?.head)
      draft.post(first.head, 'branch-secretary', {
        unitId: first.id,
        unitKind: first.id === unitId ? 'unit' : 'department',
        partyOrganisationId: branch,
      });
  }
}

export function partyOrganisation(
  draft: BureauDraft,
  path: string,
  of: { kind: string; name: string; parent: string | null; unitIds: readonly string[] },
): string {
  const { rows, from } = draft;
  const id = draft.id(path);
  rows.party_organisation.push({ id });
  rows.party_organisation_version.push({
    id: draft.id(`${path}/version`),
    organisation_id: id,
    kind: of.kind,
    name: of.name,
    name_key: of.name,
    parent_id: of.parent,
    valid_from: from,
  });
  of.unitIds.forEach((unitId) =>
    rows.party_organisation_unit.push({
      id: draft.id(`${path}/serves/${unitId}`),
      organisation_id: id,
      unit_id: unitId,
      valid_from: from,
    }),
  );
  return id;
}
