import type { ParticipationMode } from './campaign-unit.entity';
import type { DepartmentOnDay } from './department.queries';

interface FrozenUnit {
  readonly unitId: string;
  readonly mode: ParticipationMode;
  readonly supervisionGroupId: string | null;
}

/** Departments take part as their unit does and are supervised with it. */
export function departmentsAsTold(
  units: readonly FrozenUnit[],
  departments: readonly DepartmentOnDay[],
) {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  return departments.flatMap(({ unitId, ...department }) => {
    const unit = byId.get(unitId);
    if (!unit) return [];
    return [{ ...department, mode: unit.mode, supervisionGroupId: unit.supervisionGroupId }];
  });
}
