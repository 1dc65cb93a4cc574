import type { BureauDraft } from './bureau-draft';
import { hangOpinionBox, inventContactPoints, inventGroup } from './invent-groups';
import { inventContacts, inventSupervision } from './invent-supervision';
import { type FilledUnit, inventUnit, partyOrganisation, type UnitToFill } from './invent-unit';
import { sharedOut } from './invented.rules';
import { shapeOf } from './unit-shapes.rules';

export interface BureauToFill {
  readonly name: string;
  readonly organId: string;
  /** Without the organ. */
  readonly units: readonly Omit<UnitToFill, 'staff'>[];
  readonly staff: number;
  /** Units whose people and contacts are there already; they get groups and contact points only. */
  readonly finished: readonly FilledUnit[];
  /** What a roster brought: its supervision groups stay as they are, its leaders lead the bureau, too. */
  readonly roster: {
    readonly leaders: readonly string[];
    readonly homeless: readonly string[];
  } | null;
  /** Where its placeholder numbers begin. */
  readonly firstPhone: number;
  /** Who runs the campaign office; null: somebody is invented for it. */
  readonly officePersonId: string | null;
}

const unitsPerLeader = 2.7; // R002.5: two or three

/**
 * Everything about a bureau but its name: people, posts, groups, supervision, contacts; a few gaps are left on purpose.
 * Returns who runs its campaign office.
 */
export function inventBureau(draft: BureauDraft, bureau: BureauToFill): string {
  const { organId, roster } = bureau;
  const committee = partyOrganisation(draft, 'party', {
    kind: 'party-committee',
    name: `${bureau.name}党委`,
    parent: null,
    unitIds: [],
  });
  const [organStaff = 0, ...shares] = staffOf(bureau);
  const organ = inventUnit(
    draft,
    {
      id: organId,
      name: '局机关',
      unitType: 'bureau-organ',
      staff: organStaff,
      hasPrincipal: true,
    },
    committee,
  );
  for (const personId of roster?.homeless ?? []) draft.home(personId, organId);
  const filled = bureau.units.map((unit, at) =>
    inventUnit(draft, { ...unit, staff: shares[at] ?? 1 }, committee),
  );
  filled.forEach((unit, at) =>
    inventContacts(draft, unit, bureau.firstPhone + at, roster !== null),
  );
  const units = [...bureau.finished, ...filled];
  const leaders = bureauLeaders(draft, organId, roster?.leaders ?? [], units.length);
  inventContactPoints(draft, leaders, units);
  if (roster === null) {
    const free = organ.staff.values();
    const some = () => free.next().value ?? clerk(draft, organId);
    inventSupervision(draft, leaders, units, some);
  }
  const office = bureau.officePersonId ?? officeDirector(draft, organId);
  draft.post(office, 'organisation-department', { unitId: organId, unitKind: 'unit' });
  hangOpinionBox(draft, organ);
  leadingGroups(draft, bureau, { organ, leaders, units, office });
  return office;
}

function officeDirector(draft: BureauDraft, organId: string): string {
  const personId = clerk(draft, organId);
  draft.post(personId, 'campaign-office-director', { unitId: organId, unitKind: 'unit' });
  return personId;
}

function clerk(draft: BureauDraft, organId: string): string {
  const personId = draft.person(organId, 'section');
  draft.post(personId, 'staff', { unitId: organId, unitKind: 'unit' });
  return personId;
}

function staffOf({ staff, units }: BureauToFill): number[] {
  const types = ['bureau-organ', ...units.map(({ unitType }) => unitType)];
  return sharedOut(
    staff,
    types.map((type) => shapeOf(type).weight),
  );
}

/** The director first; then whoever leads a supervision group; then as many more as the contact points need. */
function bureauLeaders(
  draft: BureauDraft,
  organId: string,
  known: readonly string[],
  units: number,
): string[] {
  const place = { unitId: organId, unitKind: 'unit' as const };
  const wanted = Math.max(3, known.length + 1, Math.ceil(units / unitsPerLeader));
  const made = Array.from({ length: wanted - known.length }, () =>
    draft.person(organId, 'division'),
  );
  made.forEach((personId, at) => {
    draft.post(personId, 'staff', place);
    if (at === 0) draft.post(personId, 'unit-principal', place);
  });
  const [director, ...others] = made;
  const leaders = [director!, ...known, ...others];
  for (const personId of leaders) draft.post(personId, 'body-member', place);
  return leaders;
}

interface Leadership {
  readonly organ: FilledUnit;
  readonly leaders: readonly string[];
  readonly units: readonly FilledUnit[];
  readonly office: string;
}

function leadingGroups(
  draft: BureauDraft,
  { name }: BureauToFill,
  { organ, leaders: [head, ...leaders], units, office }: Leadership,
): void {
  const parentId = inventGroup(draft, {
    kind: 'leading-group',
    name: `${name}活动领导小组`,
    unitId: null,
    head: head!,
    deputies: leaders.slice(0, 2),
    members: [...leaders.slice(2), ...organ.staff.slice(-3)],
  });
  inventGroup(draft, {
    kind: 'office',
    name: `${name}活动领导小组办公室`,
    unitId: null,
    parentId,
    head: office,
    deputies: [],
    members: organ.staff.slice(-6, -3),
  });
  units.forEach((unit, at) => unitGroups(draft, unit, units.length - at));
}

/** Gaps to be found: the last unit has no leading group, the one before it no opinion box. */
function unitGroups(draft: BureauDraft, unit: FilledUnit, fromTheEnd: number): void {
  if (fromTheEnd !== 2) hangOpinionBox(draft, unit);
  const { id: unitId, name, leaders, officeDirector: director, staff } = unit;
  const [head, ...deputies] = leaders.filter((personId) => personId !== director);
  if (fromTheEnd === 1 || head === undefined) return;
  const parentId = inventGroup(draft, {
    kind: 'leading-group',
    name: `${name}活动领导小组`,
    unitId,
    head,
    deputies: deputies.slice(0, 2),
    members: deputies.slice(2),
  });
  if (director === null) return;
  inventGroup(draft, {
    kind: 'office',
    name: `${name}活动领导小组办公室`,
    unitId,
    parentId,
    head: director,
    deputies: [],
    members: staff.slice(0, 2),
  });
}
