import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { AddUnitAlias, RemoveUnitAlias } from './alias-unit';
import { CloseUnit } from './close-unit';
import { CorrectUnit } from './correct-unit';
import { MergeUnits } from './merge-units';
import { MoveUnit } from './move-unit';
import { RegisterUnit } from './register-unit';
import { RenameUnit } from './rename-unit';
import { RetypeUnit } from './retype-unit';
import { SplitUnit } from './split-unit';
import { StructureChanges } from './structure-changes';
import { UnitStructureQueries } from './unit-structure.queries';
import { UnitStructureResolver } from './unit-structure.resolver';
import { UnitSuccessionResolver } from './unit-succession.resolver';
import { UnitVerbsResolver } from './unit-verbs.resolver';
import { UnitQueries } from './unit.queries';
import { UnitResolver } from './unit.resolver';

export interface UnitParts {
  readonly reads: ScopedReads;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly days: BureauDays;
}

/** The room's part of the object graph. */
export function composeUnits({ reads, unitOfWork, clock, days }: UnitParts) {
  const units = new UnitQueries(reads, days);
  const unitStructure = new UnitStructureQueries(reads, days);
  const changes = new StructureChanges(unitOfWork, clock);
  const verbs = {
    register: new RegisterUnit(changes),
    correct: new CorrectUnit(changes),
    rename: new RenameUnit(changes),
    retype: new RetypeUnit(changes),
    move: new MoveUnit(changes),
    addAlias: new AddUnitAlias(changes),
    removeAlias: new RemoveUnitAlias(changes),
  };
  const successions = [
    new MergeUnits(changes),
    new SplitUnit(changes),
    new CloseUnit(changes),
  ] as const;
  return {
    changes,
    loaderSources: { units, unitStructure },
    resolvers: [
      new UnitResolver(units),
      new UnitStructureResolver(unitStructure),
      new UnitVerbsResolver(verbs, units),
      new UnitSuccessionResolver(...successions, units),
    ],
  };
}
