/** In the order of table `post_kind`, which has the titles and the role each one gives; a test holds the two together. */
export const postKinds = [
  'campaign-office-director',
  'campaign-office-deputy',
  'campaign-office',
  'unit-principal',
  'party-principal',
  'administrative-principal',
  'deputy-in-charge',
  'body-member',
  'discipline-officer',
  'mid-level-chief',
  'mid-level-deputy',
  'department-head',
  'head-nurse',
  'branch-secretary',
  'organisation-department',
  'unit-office-director',
  'unit-office-deputy',
  'unit-liaison',
  'information-officer',
  'staff',
] as const;
export type PostKind = (typeof postKinds)[number];

/** The two lines of a principal: Party and administration. `unit-principal` is both in one person. */
export const principalLines = ['party', 'administrative'] as const;
export type PrincipalLine = (typeof principalLines)[number];

const linesOfKind: Partial<Record<PostKind, readonly PrincipalLine[]>> = {
  'unit-principal': principalLines,
  'party-principal': ['party'],
  'administrative-principal': ['administrative'],
};

export const principalKinds = Object.keys(linesOfKind) as readonly PostKind[];

/** R003.37, R003.77, R003.110: first responsible of a department and of a Party organisation. */
export const departmentHeads: readonly PostKind[] = ['department-head'];
export const secretaryKinds: readonly PostKind[] = ['party-principal', 'branch-secretary'];

/** Which lines a kind of post leads; none for everything that is no principal. */
export function linesOf(kind: PostKind): readonly PrincipalLine[] {
  return linesOfKind[kind] ?? [];
}

const singleSeats: readonly PostKind[] = [
  ...principalKinds,
  'department-head',
  'head-nurse',
  'branch-secretary',
  'campaign-office-director',
  'unit-office-director',
];

/** Chairs for one person, on which somebody else can act (§7.51). */
export function isSeat(kind: PostKind): boolean {
  return singleSeats.includes(kind);
}

/** Kinds whose holder sits on the same chair: the principals of one line, else the kind itself. */
export function sameSeatKinds(kind: PostKind): readonly PostKind[] {
  const lines = linesOf(kind);
  if (lines.length === 0) return [kind];
  return principalKinds.filter((other) => linesOf(other).some((line) => lines.includes(line)));
}
