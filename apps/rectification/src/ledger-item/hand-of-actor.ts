import { type Actor, type Permission, type Role, rolesOf } from '@huiyin/identity';
import type { Hand, Party } from './ledger-item.rules';

const partyOf: Partial<Record<Role, Party>> = {
  'campaign-office': 'office',
  'supervision-leader': 'supervision',
  'supervision-member': 'supervision',
  'supervision-liaison': 'supervision',
  'unit-principal': 'unit',
  'unit-contact': 'unit',
};

/** As whom an actor uses a permission on one unit; null when not at all. Somebody with two roles acts in the first. */
export function handOf(actor: Actor, permission: Permission, unitId: string): Hand | null {
  const allowed = rolesOf(permission);
  const grant = actor.grants.find(
    ({ role, unitId: own, unitIds }) =>
      allowed.includes(role) &&
      (role === 'campaign-office' || own === unitId || (unitIds ?? []).includes(unitId)),
  );
  const party = grant && partyOf[grant.role];
  if (!party || actor.personId === null) return null;
  return { party, role: grant.role, personId: actor.personId };
}
