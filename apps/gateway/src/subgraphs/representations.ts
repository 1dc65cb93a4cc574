import type { GraphQLFormattedError } from 'graphql';

export interface DistinctRepresentations {
  readonly distinct: readonly unknown[];
  /** For each original representation its place among the distinct ones. */
  readonly places: readonly number[];
}

export interface EntitiesAnswer {
  data?: { _entities?: unknown } | null;
  errors?: readonly GraphQLFormattedError[];
}

/** Asks for each entity once, however often it occurs in a list (quality.md P10). Null when all differ. */
export function distinctRepresentations(all: readonly unknown[]): DistinctRepresentations | null {
  const placeOf = new Map<string, number>();
  const distinct: unknown[] = [];
  const places = all.map((representation) => {
    const key = JSON.stringify(representation);
    const known = placeOf.get(key);
    if (known !== undefined) return known;
    placeOf.set(key, distinct.length);
    return distinct.push(representation) - 1;
  });
  return distinct.length === all.length ? null : { distinct, places };
}

/** Spreads the answer to distinct representations over all of them, errors included. */
export function expandedAnswer<T extends EntitiesAnswer>(
  answer: T,
  { places }: DistinctRepresentations,
): T {
  const entities = answer.data?._entities;
  if (Array.isArray(entities)) {
    const used = new Set<number>();
    // The gateway merges later fetches into these objects: each place needs its own copy.
    answer.data!._entities = places.map((place) => {
      if (used.has(place)) return copyOf(entities[place]);
      used.add(place);
      return entities[place] as unknown;
    });
  }
  if (answer.errors) answer.errors = answer.errors.flatMap((error) => spreadError(error, places));
  return answer;
}

function spreadError(
  error: GraphQLFormattedError,
  places: readonly number[],
): GraphQLFormattedError[] {
  const [field, at, ...rest] = error.path ?? [];
  if (field !== '_entities' || typeof at !== 'number') return [error];
  return places.flatMap((place, index) =>
    place === at ? [{ ...error, path: [field, index, ...rest] }] : [],
  );
}

// JSON came in, so JSON-shaped is all there is.
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, unknown>)[key]);
  return copy;
}
