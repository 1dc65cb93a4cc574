/** Which units go on in which, from which day on; without successors they end. */
export interface Succession {
  readonly bureauId: string;
  /** In the order in which they prevail where only one can: whose supervision group, whose post. */
  readonly predecessorIds: readonly string[];
  readonly successorIds: readonly string[];
  /** YYYY-MM-DD. */
  readonly on: string;
  /** The predecessor stays, too (a part is split off): what it has it keeps. */
  readonly goesOn: boolean;
}

/** What becomes of the rows of a table that hold at a unit over a span of days. */
export interface HandOverRule {
  readonly table: string;
  /** `each`: in every successor; `first`: in the first one, for a person is in one place; `none`: it ends with the unit. */
  readonly to: 'each' | 'first' | 'none';
  /** Of these rows only; a condition on the row `t`. */
  readonly where?: string;
}

/** Who leads one unit does not by itself lead its successor: these posts end, and the office appoints anew. */
const leads = `t.kind IN ('unit-principal', 'party-principal', 'administrative-principal', 'deputy-in-charge',
  'body-member', 'discipline-officer', 'unit-office-director', 'unit-office-deputy')`;

export const tablesToHandOver: readonly HandOverRule[] = [
  { table: 'supervision_assignment', to: 'each' },
  { table: 'party_organisation_unit', to: 'each' },
  { table: 'person_affiliation', to: 'first' },
  { table: 'acting_appointment', to: 'none', where: 't.voided_at IS NULL' },
  { table: 'post', to: 'none', where: `t.voided_at IS NULL AND ${leads}` },
  { table: 'post', to: 'first', where: `t.voided_at IS NULL AND NOT (${leads})` },
  { table: 'unit_contact', to: 'first' },
  { table: 'unit_facility', to: 'first' },
  { table: 'contact_point', to: 'each' },
  { table: 'work_group_subject', to: 'each' },
  { table: 'work_group_part', to: 'first' },
];

/** The units in which rows of a table go on. */
export function heirs(rule: HandOverRule, { successorIds, goesOn }: Succession): readonly string[] {
  if (rule.to === 'each') return successorIds;
  return rule.to === 'first' && !goesOn ? successorIds.slice(0, 1) : [];
}
