import { newId } from '@huiyin/kernel';
import { Actor, type Grant, type Role } from '@huiyin/identity';

const supervisionRoles: readonly Role[] = [
  'supervision-leader',
  'supervision-member',
  'supervision-liaison',
];

interface Place {
  readonly bureauId: string;
  readonly personId?: string;
  readonly unitId?: string;
  readonly unitIds?: readonly string[];
  readonly groupId?: string;
}

/** An actor as the gateway would forward it: `anActor('unit-principal', { bureauId, unitId })`. */
export function anActor(role: Role, place: Place): Actor {
  const { bureauId, personId = newId(), unitId, unitIds, groupId } = place;
  const grant: Grant = {
    role,
    bureauId,
    ...(unitId ? { unitId } : {}),
    ...(supervisionRoles.includes(role)
      ? { groupId: groupId ?? newId(), unitIds: unitIds ?? [] }
      : {}),
  };
  return new Actor({ kind: 'person', personId, bureauId, grants: [grant] });
}

/** Signed in, of another bureau, with every bureau role there: sees nothing here. */
export function anOutsider(): Actor {
  const bureauId = newId();
  const grants = (
    ['campaign-office', 'supervision-leader', 'unit-principal', 'staff'] as const
  ).map((role): Grant => ({ role, bureauId, unitId: newId(), unitIds: [newId()] }));
  return new Actor({ kind: 'person', personId: newId(), bureauId, grants });
}
