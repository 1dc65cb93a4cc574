import { awayRoles } from './holding-index.rules';
import { readsOf } from './rule-reads.rules';
import type { EngineDefinition } from './world.rules';

/**
 * What can be said of a change before the world is read, so that it is known whose duties to lock: `affectedBy` over
 * any world names no other rules, and every unit only where this does.
 */
export interface Touched {
  /** Keys of rules. */
  readonly rules: readonly string[];
  /** Units far from where it happened may stand otherwise. */
  readonly everywhere: boolean;
}

/** Rules that read this kind; everywhere: one of them reads the bureau organ's and is owed elsewhere, too. */
export function touchedByRecord(
  definition: EngineDefinition,
  { kind, isBureau }: { readonly kind: string; readonly isBureau: boolean },
): Touched {
  const reading = definition.duties.flatMap((rule) => {
    const read = readsOf(rule).selections.filter(({ record }) => record === kind);
    return read.length === 0 ? [] : [{ rule, read }];
  });
  const isFar = ({ rule, read }: (typeof reading)[number]) =>
    read.some(({ of }) => of === 'bureau') && !isOwedAtBureauOnly(definition, rule);
  return {
    rules: reading.map(({ rule }) => rule.key),
    everywhere: isBureau && reading.some(isFar),
  };
}

/** By the bureau, or by people of a role at the bureau: they owe once, there (see `owersOf`). */
function isOwedAtBureauOnly(
  { roles }: EngineDefinition,
  { owedBy }: EngineDefinition['duties'][number],
): boolean {
  if (owedBy.each === 'bureau') return true;
  if (owedBy.each !== 'person') return false;
  const role = roles.find(({ key }) => key === owedBy.role);
  return role?.at === 'bureau';
}

/** Rules that ask for, or are owed by, roles these holdings are of; who holds a role of the bureau is seen from everywhere. */
export function touchedByHoldings(
  definition: EngineDefinition,
  holdings: readonly { readonly role: string }[],
): Touched & { /** A group's role: its units. */ readonly supervised: boolean } {
  const codes = new Set(holdings.flatMap(({ role }) => codesOf(role)));
  const roles = definition.roles.filter(({ holders, except }) =>
    [...holders, ...except].some((code) => codes.has(code)),
  );
  const keys = new Set(roles.map(({ key }) => key));
  return {
    rules: definition.duties
      .filter((rule) => {
        const { askedRoles, owingRoles } = readsOf(rule);
        return [...askedRoles, ...owingRoles].some((key) => keys.has(key));
      })
      .map(({ key }) => key),
    everywhere: roles.some(({ at }) => at === 'bureau'),
    supervised: roles.some(({ at }) => at === 'supervision'),
  };
}

/** Who is attached or borrowed is staff where he or she works: such a holding moves the staff posts too (R000.8). */
export function codesOf(role: string): readonly string[] {
  return awayRoles.includes(role) ? [role, 'staff'] : [role];
}
