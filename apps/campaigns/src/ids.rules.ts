import { isUUID } from 'class-validator';

/** Ids that can exist. What else comes as an id (`_entities`, arguments) names nothing, and never reaches PostgreSQL. */
export function onlyIds(ids: readonly string[]): string[] {
  return ids.filter((id) => isUUID(id));
}

export function isId(id: string): boolean {
  return isUUID(id);
}
