import { isId } from './ids.rules';

// These keys come from outside. What is no id is simply not there, and must not spoil the batch of the others.
export function onlyIds<T>(load: (ids: readonly string[]) => Promise<(T | null)[]>) {
  return async (keys: readonly string[]): Promise<(T | null)[]> => {
    const ids = keys.filter(isId).map((key) => key.toLowerCase());
    const found = ids.length === 0 ? [] : await load(ids);
    const byId = new Map(ids.map((id, index) => [id, found[index] ?? null]));
    return keys.map((key) => byId.get(key.toLowerCase()) ?? null);
  };
}
