/** requirements.md §5.1. Supervision liaison groups have a table of their own, study groups are units. */
export const groupKinds = [
  'leading-group',
  'office',
  'comprehensive-group',
  'publicity-information-group',
  'supervision-inspection-group',
  'office-working-group',
  'supporting-section',
  'research-group',
  'rectify-conduct-group',
  'superior-supervision-group',
  'event-team',
  'task-team',
  'centre-group',
] as const;
export type GroupKind = (typeof groupKinds)[number];

/** In the order of a list: heads first. */
export const groupRoles = [
  'leader',
  'director',
  'deputy-leader',
  'deputy-director',
  'liaison',
  'member',
] as const;
export type GroupRole = (typeof groupRoles)[number];

export const superiorLevels = ['provincial', 'municipal', 'county', 'university', 'other'] as const;
export type SuperiorLevel = (typeof superiorLevels)[number];

const underAnOffice: readonly GroupKind[] = [
  'comprehensive-group',
  'publicity-information-group',
  'supervision-inspection-group',
  'office-working-group',
  'supporting-section',
];

/** Kinds a group of this kind may stand under; null: it needs no parent and may have any. */
export function parentsOf(kind: GroupKind): readonly GroupKind[] | null {
  if (kind === 'office') return ['leading-group'];
  return underAnOffice.includes(kind) ? ['office'] : null;
}

/** Offices have directors, all other groups leaders. */
export function rolesOf(kind: GroupKind): readonly GroupRole[] {
  if (kind === 'office') return ['director', 'deputy-director', 'liaison', 'member'];
  return ['leader', 'deputy-leader', 'liaison', 'member'];
}

/** A leader or a director: takes one of the group's seats. */
export function isHead(role: GroupRole): boolean {
  return role === 'leader' || role === 'director';
}

/** The role a membership is announced as: `leading-group-leader`, `office-director`, `research-group-member`. */
export function heldRole(kind: GroupKind, role: GroupRole): string {
  return `${kind}-${role}`;
}
