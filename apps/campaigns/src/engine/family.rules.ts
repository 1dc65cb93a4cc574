import type { WorldIndex } from './world-index.rules';

/**
 * The unit with its departments, and all that went on in its place with theirs: whoever's duties may read its records.
 */
export function familyOf({ units }: WorldIndex, unitId: string): ReadonlySet<string> {
  const family = new Set<string>();
  for (const one of [unitId, units.rootOf(unitId)])
    for (const heir of [one, ...units.heirsOf(one)])
      for (const member of units.treeOf(units.rootOf(heir))) family.add(member);
  return family;
}

/** The unit itself and those that went on in its place. */
export function lineOf({ units }: WorldIndex, unitId: string): ReadonlySet<string> {
  return new Set([unitId, ...units.heirsOf(unitId)]);
}

/** Units supervised by the group at any time, with all that went on in their place. */
export function supervisedBy(index: WorldIndex, groupId: string): ReadonlySet<string> {
  const { units } = index;
  return union(
    units.roots
      .filter((unitId) =>
        units.stretchesOf(unitId).some(({ supervisionGroupId }) => supervisionGroupId === groupId),
      )
      .map((unitId) => familyOf(index, unitId)),
  );
}

/** Every unit in which this person may owe anything: where a role is held, or over which one. */
export function unitsOfPerson(index: WorldIndex, personId: string): ReadonlySet<string> {
  return union(
    index.holdings
      .ofPerson(personId)
      .flatMap(({ unitId, groupId }) => [
        ...(unitId === null ? [] : [familyOf(index, unitId)]),
        ...(groupId === null ? [] : [supervisedBy(index, groupId)]),
      ]),
  );
}

export function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const set of sets) for (const one of set) all.add(one);
  return all;
}
