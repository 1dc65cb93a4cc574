import type { RecordValue, WorldRecord } from '../../src/engine/world.rules';
import type { TemplateDefinition } from '../../src/template/template-shape.rules';
import type { Player } from './stage';
import type { Want, Wish } from './wants';

/** When each player does what; `never` leaves it undone. */
export interface Part {
  readonly on: string;
  readonly days?: Readonly<Record<string, string>>;
  readonly never?: readonly string[];
}

interface Draft {
  readonly want: Want;
  readonly on: string;
  readonly values: Record<string, RecordValue>;
  readonly taken: Set<string>;
}

/** Writes down what is wanted, in as few records as it takes: one study session may serve several rules. */
export function perform(
  definition: TemplateDefinition,
  wants: readonly Want[],
  parts: Readonly<Record<Player, Part>>,
): WorldRecord[] {
  const drafts: Draft[] = [];
  for (const want of wants) {
    const part = parts[want.player];
    if (part.never?.includes(want.kind)) continue;
    const on = dayOf(want, part);
    if (on === null) continue;
    const free = drafts.find((draft) => draft.on === on && fits(draft, want));
    const draft = free ?? { want, on, values: {}, taken: new Set<string>() };
    if (!free) drafts.push(draft);
    for (const [field, wish] of Object.entries(want.wishes))
      draft.values[field] = grant(draft.values[field], wish);
    if (want.apart !== undefined) draft.taken.add(want.apart);
  }
  return drafts.map((draft, at) => asRecord(definition, draft, at));
}

/** In a period, its second day; else the day of the kind. Nobody acts before the period of the want. */
function dayOf({ kind, period }: Want, { on, days }: Part): string | null {
  const day = days?.[kind] ?? on;
  if (period === null) return day;
  const second = `${period.from.slice(0, 8)}${String(Number(period.from.slice(8)) + 1).padStart(2, '0')}`;
  return second < period.to ? second : period.from;
}

function fits({ want: made, values, taken }: Draft, want: Want): boolean {
  const isSame =
    made.kind === want.kind &&
    made.unitId === want.unitId &&
    made.people.join() === want.people.join();
  const isFree = want.apart === undefined || !taken.has(want.apart);
  return (
    isSame &&
    isFree &&
    Object.entries(want.wishes).every(([field, wish]) => {
      const value = values[field];
      return value === undefined || !('exactly' in wish) || value === wish.exactly;
    })
  );
}

function grant(value: RecordValue | undefined, wish: Wish): RecordValue {
  if ('exactly' in wish) return wish.exactly;
  if ('least' in wish) return Math.max(typeof value === 'number' ? value : 0, wish.least);
  if ('among' in wish)
    return [...new Set([...(Array.isArray(value) ? (value as string[]) : []), ...wish.among])];
  const before = (typeof value === 'object' && !Array.isArray(value) ? value : {}) as Record<
    string,
    number
  >;
  const small = Object.values(wish.amounts).includes(1);
  const merged = Object.entries(wish.amounts).map(([entry, amount]): [string, number] => [
    entry,
    small ? amount : Math.max(before[entry] ?? 0, amount),
  ]);
  return { ...before, ...Object.fromEntries(merged) };
}

/** Reviewed, filed and posted as far as the template knows how, all on the day. */
function asRecord(
  definition: TemplateDefinition,
  { want, on, values }: Draft,
  at: number,
): WorldRecord {
  const kind = definition.records.find(({ key }) => key === want.kind);
  const chain = definition.chains.find(({ key }) => key === kind?.chain);
  const [personId = null, otherPersonId = null] = want.people;
  return {
    ...{ id: `fact-${String(at).padStart(4, '0')}`, kind: want.kind, unitId: want.unitId },
    ...{ personId, otherPersonId, on, values },
    reviews: (chain?.steps ?? []).map(({ key: step }) => ({ step, outcome: 'passed', on })),
    filedWith: definition.filingTargets.map(({ key: target }) => ({ target, on })),
    posted: definition.publicationScopes.map(({ key: scope }) => ({ scope, on })),
  };
}
