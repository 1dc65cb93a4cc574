import { isUUID } from 'class-validator';

/** Rows under the keys that asked for them, in the order of the keys; what a DataLoader has to answer. */
export function groupedBy<T>(
  keys: readonly string[],
  rows: readonly T[],
  keyOf: (row: T) => string,
): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return keys.map((key) => groups.get(key) ?? []);
}

/** One row or null per id, in the order of the ids. */
export function inOrderOf<T extends { id: string }>(
  ids: readonly string[],
  rows: readonly T[],
): (T | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** What cannot be an id is no object's id: it is left out before PostgreSQL would refuse it. */
export function onlyIds(ids: readonly string[]): string[] {
  return ids.filter((id) => isUUID(id));
}
