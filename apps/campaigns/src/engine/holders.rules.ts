import type { Day } from '../calendar/days.rules';
import { type Held, heldBy } from './holding-index.rules';
import { covers, intersection, joined, type Span } from './spans.rules';
import type { WorldHolding } from './world.rules';
import type { WorldIndex } from './world-index.rules';

type Places = Map<string, readonly Held[]>;

/** By world, then by role, then by place. */
const caches = new WeakMap<WorldIndex, Map<string, Places>>();

/**
 * Who holds a template's role as seen from a unit: there and in its departments, at the bureau organ, or in the
 * supervision group of the unit while it was its group. A role the template does not know is held by nobody.
 */
export function holdersOf(index: WorldIndex, roleKey: string, unitId: string): readonly Held[] {
  const role = index.roles.get(roleKey);
  if (!role) return [];
  const place = role.at === 'bureau' ? (index.units.bureauId ?? '') : unitId;
  return cached(index, roleKey, place, () =>
    role.at === 'supervision'
      ? supervisorsOf(index, role, place)
      : heldBy(index.holdings.inTree(place), role.holders, role.except),
  );
}

/** Who holds it at exactly this department; a role at the bureau or in the group is the same for all departments. */
export function holdersAt(index: WorldIndex, roleKey: string, unitId: string): readonly Held[] {
  const role = index.roles.get(roleKey);
  if (!role || role.at !== 'unit') return holdersOf(index, roleKey, unitId);
  return cached(index, `${roleKey} at`, unitId, () =>
    heldBy(index.holdings.at(unitId), role.holders, role.except),
  );
}

export function holdersOn(
  index: WorldIndex,
  roleKey: string,
  unitId: string,
  day: Day,
): readonly Held[] {
  return holdersOf(index, roleKey, unitId).filter(({ spans }) =>
    spans.some((span) => covers(span, day)),
  );
}

/** Who held it at the unit, or at a unit that went on in it, on that day. */
export function heldRoleOn(
  index: WorldIndex,
  roleKey: string,
  unitId: string,
  personId: string,
  day: Day,
): boolean {
  return [unitId, ...index.units.predecessorsOf(unitId)].some((place) =>
    holdersOf(index, roleKey, place).some(
      (held) => held.personId === personId && held.spans.some((span) => covers(span, day)),
    ),
  );
}

function supervisorsOf(
  index: WorldIndex,
  role: { readonly holders: readonly string[]; readonly except: readonly string[] },
  unitId: string,
): Held[] {
  const stretches = index.units.stretchesOf(index.units.rootOf(unitId));
  const groups = new Map<string, Span[]>();
  for (const { supervisionGroupId: id, from, to } of stretches)
    if (id !== null) groups.set(id, [...(groups.get(id) ?? []), { from: from ?? '', to }]);
  const clipped: WorldHolding[] = [];
  for (const [groupId, spans] of groups)
    for (const holding of index.holdings.inGroup(groupId))
      for (const span of intersection([holding], spans)) clipped.push({ ...holding, ...span });
  return heldBy(clipped, role.holders, role.except);
}

export function daysOf(held: Held): readonly Span[] {
  return joined(held.spans);
}

function cached(
  index: WorldIndex,
  role: string,
  place: string,
  make: () => readonly Held[],
): readonly Held[] {
  const roles = caches.get(index) ?? new Map<string, Places>();
  caches.set(index, roles);
  const places = roles.get(role) ?? new Map<string, readonly Held[]>();
  roles.set(role, places);
  const found = places.get(place) ?? make();
  places.set(place, found);
  return found;
}
