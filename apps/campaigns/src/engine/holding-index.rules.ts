import { type Span, without } from './spans.rules';
import { listOf, type UnitIndex } from './unit-index.rules';
import type { World, WorldHolding } from './world.rules';

/** One person in some roles, all days put together; never empty. */
export interface Held {
  readonly personId: string;
  readonly spans: readonly Span[];
  readonly holdingIds: readonly string[];
}

export interface HoldingIndex {
  /** Holdings at the unit or anywhere below it. */
  inTree(unitId: string): readonly WorldHolding[];
  /** At exactly this unit or department. */
  at(unitId: string): readonly WorldHolding[];
  inGroup(groupId: string): readonly WorldHolding[];
  ofPerson(personId: string): readonly WorldHolding[];
}

/** Posts by which somebody works elsewhere for a time: attached (挂职) and borrowed (借用) staff (R000.8). */
export const awayRoles: readonly string[] = ['attached', 'borrowed'];
const staff = 'staff';
const none: readonly WorldHolding[] = [];

export function indexHoldings(
  { holdings }: Pick<World, 'holdings'>,
  units: UnitIndex,
): HoldingIndex {
  const inTree = new Map<string, WorldHolding[]>();
  const at = new Map<string, WorldHolding[]>();
  const inGroup = new Map<string, WorldHolding[]>();
  const ofPerson = new Map<string, WorldHolding[]>();
  for (const holding of holdings) listOf(ofPerson, holding.personId).push(holding);
  for (const holding of countedOnce(holdings, ofPerson)) {
    if (holding.groupId !== null) listOf(inGroup, holding.groupId).push(holding);
    if (holding.unitId === null) continue;
    listOf(at, holding.unitId).push(holding);
    for (const above of units.pathOf(holding.unitId)) listOf(inTree, above).push(holding);
  }
  return {
    inTree: (unitId) => inTree.get(unitId) ?? none,
    at: (unitId) => at.get(unitId) ?? none,
    inGroup: (groupId) => inGroup.get(groupId) ?? none,
    ofPerson: (personId) => ofPerson.get(personId) ?? none,
  };
}

/** The people who hold one of `roles` and none of `except`, by id, each once. */
export function heldBy(
  holdings: readonly WorldHolding[],
  roles: readonly string[],
  except: readonly string[] = [],
): Held[] {
  const of = new Map<string, WorldHolding[]>();
  const not = new Map<string, WorldHolding[]>();
  for (const holding of holdings) {
    if (roles.includes(holding.role)) listOf(of, holding.personId).push(holding);
    else if (except.includes(holding.role)) listOf(not, holding.personId).push(holding);
  }
  return [...of.keys()].sort().flatMap((personId) => {
    const own = of.get(personId) ?? [];
    const spans = without(own, not.get(personId) ?? []);
    return spans.length === 0 ? [] : [{ personId, spans, holdingIds: own.map(idOf).sort() }];
  });
}

/**
 * Who is attached or borrowed is staff where he or she works, not at home, and so counts once (R000.8). A post other
 * than `staff` stays where it is: who heads a department at home still answers for it.
 */
function* countedOnce(
  holdings: readonly WorldHolding[],
  ofPerson: ReadonlyMap<string, readonly WorldHolding[]>,
): Generator<WorldHolding> {
  for (const holding of holdings) {
    const away =
      holding.role === staff || awayRoles.includes(holding.role)
        ? (ofPerson.get(holding.personId) ?? none).filter(({ role }) => awayRoles.includes(role))
        : none;
    if (away.length === 0) yield holding;
    else if (holding.role === staff)
      for (const span of without([holding], away)) yield { ...holding, ...span };
    else yield* whereTheyWork(holding);
  }
}

function* whereTheyWork(holding: WorldHolding): Generator<WorldHolding> {
  yield holding;
  yield { ...holding, role: staff };
}

function idOf({ holdingId }: WorldHolding): string {
  return holdingId;
}
