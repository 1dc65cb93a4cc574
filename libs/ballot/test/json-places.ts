type Place = readonly (string | number)[];

/** Where anything stands in a JSON value: paths from the root, the first twelve of every list or object. */
export function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const inside = Object.entries(value).slice(0, 12);
  return [place, ...inside.flatMap(([key, one]) => placesOf(one, [...place, key]))];
}

/** A copy in which another value stands at one place. */
export function changedAt(body: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(body) ? [...body] : { ...(body as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = changedAt(copy[key], rest, value);
  return copy;
}
