import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { UnitStructureQueries } from './unit-structure.queries';
import type { UnitAliasNode, UnitLineageNode, UnitVersionNode } from './unit-structure.types';
import type { UnitNode } from './unit.types';

/** What hangs on a unit, one statement per field and day. */
export interface UnitStructureLoaders {
  readonly unitsBelow: DataLoader<string, UnitNode[]>;
  readonly aliasesOfUnit: DataLoader<string, UnitAliasNode[]>;
  readonly versionsOfUnit: DataLoader<string, UnitVersionNode[]>;
  readonly predecessorsOfUnit: DataLoader<string, UnitLineageNode[]>;
  readonly successorsOfUnit: DataLoader<string, UnitLineageNode[]>;
}

export function unitStructureLoaders(
  structure: UnitStructureQueries,
  actor: Actor,
  asOf: AsOf,
): UnitStructureLoaders {
  return {
    unitsBelow: new DataLoader((ids) => structure.below(actor, ids, asOf)),
    aliasesOfUnit: new DataLoader((ids) => structure.aliases(actor, ids, asOf)),
    versionsOfUnit: new DataLoader((ids) => structure.versions(actor, ids, asOf)),
    predecessorsOfUnit: new DataLoader((ids) => structure.predecessors(actor, ids, asOf)),
    successorsOfUnit: new DataLoader((ids) => structure.successors(actor, ids, asOf)),
  };
}
