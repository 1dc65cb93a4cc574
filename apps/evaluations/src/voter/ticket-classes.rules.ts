import type { FormClass } from '../form/form-shape.rules';

/** One ticket class (A/B/C 票) of an appraisal: who is in it and what its voice weighs. */
export interface ClassPlan {
  readonly id: string;
  readonly label: string;
  readonly weight: number;
  readonly source: FormClass['source'];
  /** With source `list`. */
  readonly personIds: readonly string[];
  /** Voters without an account (patients, delegates), on paper only (need 46). */
  readonly guests: number;
}

/** What is known of who could vote. */
export interface VoterFacts {
  readonly attendees: readonly string[];
  /** Role codes held at the unit or in the bureau on the day, by person. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

export interface PlacedVoter {
  readonly personId: string;
  readonly ticketClass: string;
}

/** Every voter in exactly one class: the first, in the order of the plan, that takes them. */
export function placeVoters(plans: readonly ClassPlan[], facts: VoterFacts): PlacedVoter[] {
  const placed = new Map<string, string>();
  for (const plan of plans)
    for (const personId of membersOf(plan, facts))
      if (!placed.has(personId)) placed.set(personId, plan.id);
  return [...placed].map(([personId, ticketClass]) => ({ personId, ticketClass }));
}

function membersOf(
  { source, personIds }: ClassPlan,
  { attendees, roles }: VoterFacts,
): readonly string[] {
  if (source.from === 'attendance') return attendees;
  if (source.from === 'list') return personIds;
  const attending = new Set(attendees);
  return [...roles]
    .filter(([personId, held]) => {
      const isThere = !source.attending || attending.has(personId);
      return isThere && held.some((role) => source.roles.includes(role));
    })
    .map(([personId]) => personId);
}

/** Whether voters come from the attendance of a meeting, so that one has to have been held. */
export function needsMeeting(plans: readonly ClassPlan[]): boolean {
  return plans.some(
    ({ source }) => source.from === 'attendance' || (source.from === 'roles' && source.attending),
  );
}
