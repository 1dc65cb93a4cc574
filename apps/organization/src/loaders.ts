import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { UnitQueries } from './unit/unit.queries';
import type { UnitNode } from './unit/unit.types';

export interface Loaders {
  readonly unit: DataLoader<string, UnitNode | null>;
}

/** Per request: one statement per noun, however many objects ask. */
export function createLoaders(queries: { units: UnitQueries }) {
  return (actor: Actor): Loaders => ({
    unit: new DataLoader((ids) => queries.units.byIds(actor, ids)),
  });
}
