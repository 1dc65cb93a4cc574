import { DomainError } from '@huiyin/kernel';

export class UnitNotFound extends DomainError {
  readonly code = 'UNIT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(unitId: string) {
    super('There is no such unit.', { unitId });
  }
}

export class UnitBeganLater extends DomainError {
  readonly code = 'UNIT_BEGAN_LATER';
  readonly kind = 'conflict';
  constructor(unitId: string, beganOn: string) {
    super(`The unit begins on ${beganOn}: name that day or a later one.`, { unitId, beganOn });
  }
}

export class UnitBeginsTooLate extends DomainError {
  readonly code = 'UNIT_BEGINS_TOO_LATE';
  readonly kind = 'invalid';
  constructor(changedOn: string) {
    super(`The unit changed on ${changedOn} already: it began on an earlier day.`, { changedOn });
  }
}

export class UnitAliasEnded extends DomainError {
  readonly code = 'UNIT_ALIAS_ENDED';
  readonly kind = 'conflict';
  constructor(endedOn: string) {
    super(`The alias ends on ${endedOn} already.`, { endedOn });
  }
}

export class UnitClosed extends DomainError {
  readonly code = 'UNIT_CLOSED';
  readonly kind = 'conflict';
  constructor(unitId: string, closedOn: string) {
    super(`The unit is closed from ${closedOn} on: name an earlier day, or its successor.`, {
      unitId,
      closedOn,
    });
  }
}

export class UnitNameTaken extends DomainError {
  readonly code = 'UNIT_NAME_TAKEN';
  readonly kind = 'conflict';
  constructor(takenBy?: string) {
    super(
      'Another unit of this place is called so at that time, by its name or an alias: use that unit, or another name.',
      takenBy === undefined ? {} : { takenBy },
    );
  }
}

export class UnitTypeUnknown extends DomainError {
  readonly code = 'UNIT_TYPE_UNKNOWN';
  readonly kind = 'invalid';
  constructor(kind: string, unitType: string) {
    super(`There is no type "${unitType}" for a ${kind}: take one of the query unitTypes.`, {
      kind,
      unitType,
    });
  }
}

export class UnitCannotStandThere extends DomainError {
  readonly code = 'UNIT_CANNOT_STAND_THERE';
  readonly kind = 'invalid';
  constructor(reason: 'below-itself' | 'department-needs-parent' | 'parent-of-wrong-kind') {
    const means = {
      'below-itself': 'A unit cannot stand below itself: choose a parent that is not below it.',
      'department-needs-parent': 'A department stands in a unit or a department: name its parent.',
      'parent-of-wrong-kind': 'A unit stands in a unit only, not in a department or study group.',
    };
    super(means[reason], { reason });
  }
}

export class UnitsNotOfOneKind extends DomainError {
  readonly code = 'UNITS_NOT_OF_ONE_KIND';
  readonly kind = 'invalid';
  constructor() {
    super('Only units of one kind can be merged: units with units, departments with departments.');
  }
}

export class UnitMergedIntoItself extends DomainError {
  readonly code = 'UNIT_MERGED_INTO_ITSELF';
  readonly kind = 'invalid';
  constructor(unitId: string) {
    super('A unit cannot be merged into itself: leave it out of the units that end.', { unitId });
  }
}

export class UnitHasUnitsBelow extends DomainError {
  readonly code = 'UNIT_HAS_UNITS_BELOW';
  readonly kind = 'conflict';
  constructor(unitId: string, below: number) {
    super(`${below} units stand below this one at that time: move or close them first.`, {
      unitId,
      below,
    });
  }
}

export class UnitAliasNotFound extends DomainError {
  readonly code = 'UNIT_ALIAS_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(aliasId: string) {
    super('There is no such alias.', { aliasId });
  }
}

export class NothingToCorrect extends DomainError {
  readonly code = 'NOTHING_TO_CORRECT';
  readonly kind = 'invalid';
  constructor() {
    super('Name what was wrong: name, unitType or parentUnitId.');
  }
}

export class PartNotBelowUnit extends DomainError {
  readonly code = 'PART_NOT_BELOW_UNIT';
  readonly kind = 'invalid';
  constructor(unitId: string) {
    super('A part can take along only what stands directly below the unit that is split.', {
      unitId,
    });
  }
}

export class NoSuccessorNamed extends DomainError {
  readonly code = 'NO_SUCCESSOR_NAMED';
  readonly kind = 'invalid';
  constructor() {
    super('Name the unit into which the others go: either intoUnitId or intoNewUnit.');
  }
}

export class UnitHoldsOffice extends DomainError {
  readonly code = 'UNIT_HOLDS_OFFICE';
  readonly kind = 'conflict';
  constructor(unitId: string) {
    super('The campaign office has its posts here: appoint it at another unit first.', { unitId });
  }
}
