import type { Actor } from '@huiyin/identity';
import type { Day } from '../calendar/days.rules';
import { covers } from '../engine/spans.rules';
import type { StoredDuty } from './duty-changes.rules';

/** Is it the actor's own duty, as a person, by the office they hold, or as the lead of the unit? */
export function owesIt(actor: Actor, duty: StoredDuty, today: Day): boolean {
  const { personId } = actor;
  if (personId === null) return false;
  return (
    duty.personId === personId ||
    duty.otherPersonId === personId ||
    duty.owners.some((span) => span.personId === personId && covers(span, today)) ||
    actor.grants.some(
      ({ role, unitId }) =>
        unitId === duty.unitId && (role === 'unit-principal' || role === 'unit-contact'),
    )
  );
}
