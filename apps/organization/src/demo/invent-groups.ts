import type { BureauDraft } from './bureau-draft';
import type { FilledUnit } from './invent-unit';

interface Head {
  readonly kind: 'leading-group' | 'office';
  readonly name: string;
  /** Null: the bureau's own. */
  readonly unitId: string | null;
  readonly parentId?: string;
  readonly head: string;
  readonly deputies: readonly string[];
  readonly members: readonly string[];
}

/** §5.1: a leading group with an office under it, at the bureau and at its units. */
export function inventGroup(draft: BureauDraft, group: Head): string {
  const { kind, name, unitId, parentId = null, head, deputies, members } = group;
  const path = `group/${unitId ?? 'bureau'}/${kind}`;
  const id = draft.id(path);
  draft.rows.work_group.push({
    id,
    kind,
    name,
    unit_id: unitId,
    parent_id: parentId,
    located_unit_id: null,
    leader_seats: 1,
    valid_from: draft.from,
  });
  const isOffice = kind === 'office';
  const roles = [
    ...[head].map((personId) => ({ personId, role: isOffice ? 'director' : 'leader' })),
    ...deputies.map((personId) => ({
      personId,
      role: isOffice ? 'deputy-director' : 'deputy-leader',
    })),
    ...members.map((personId) => ({ personId, role: 'member' })),
  ];
  roles.forEach(({ personId, role }, ordinal) => {
    const membershipId = draft.id(`${path}/${personId}`);
    draft.rows.work_group_membership.push({
      id: membershipId,
      group_id: id,
      person_id: personId,
      role,
      seat: ordinal === 0 ? 1 : null,
      seats: ordinal === 0 ? 1 : null,
      ordinal,
      valid_from: draft.from,
    });
    draft.hold(membershipId, personId, `${kind}-${role}`, { unitId, groupId: id });
  });
  return id;
}

/**
 * R002.5: each leader of the bureau has two or three units, and all of them together have every unit. Nobody is paired
 * with a unit of the own supervision group (R000.78): those lie half the list away.
 */
export function inventContactPoints(
  draft: BureauDraft,
  leaders: readonly string[],
  units: readonly FilledUnit[],
): void {
  units.forEach(({ id: unitId }, at) => {
    const share = Math.floor((at * leaders.length) / units.length);
    const personId = leaders[(share + Math.floor(leaders.length / 2)) % leaders.length];
    if (personId === undefined) return;
    const id = draft.id(`${unitId}/contact-point`);
    const row = { id, person_id: personId, kind: 'contact-point', unit_id: unitId };
    draft.rows.contact_point.push({ ...row, valid_from: draft.from });
    draft.hold(id, personId, 'contact-point', { unitId });
  });
}

/** R001.27: where the opinion box hangs, and who opens it. */
export function hangOpinionBox(
  draft: BureauDraft,
  { id: unitId, leaders, staff }: FilledUnit,
): void {
  draft.rows.unit_facility.push({
    id: draft.id(`${unitId}/box`),
    unit_id: unitId,
    kind: 'opinion-box',
    name: '意见箱',
    location: '一楼大厅',
    opened_by_id: leaders.at(-1) ?? staff[0] ?? null,
    valid_from: draft.from,
  });
}
