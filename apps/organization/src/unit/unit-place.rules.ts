import { UnitCannotStandThere } from './unit.errors';
import type { UnitKind } from './unit.entity';

/** Where what may stand: a unit alone or in a unit; a department in a unit or department; a study group anywhere but in one. */
export function checkPlace(kind: UnitKind, parentKind: UnitKind | null): void {
  if (parentKind === null) {
    if (kind === 'department') throw new UnitCannotStandThere('department-needs-parent');
    return;
  }
  const allowed = kind === 'unit' ? ['unit'] : ['unit', 'department'];
  if (!allowed.includes(parentKind)) throw new UnitCannotStandThere('parent-of-wrong-kind');
}
