import { UnitChanged, type unitChanges, UnitRegistered } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import type { UnitVersionEntity } from './unit-version.entity';

/** Tells the others of a participating unit; what happens inside one (departments, study groups) stays here. */
export function announceUnit(
  tx: Tx,
  {
    kind,
    unitId,
    bureauId,
    unitType,
  }: Pick<UnitVersionEntity, 'kind' | 'unitId' | 'bureauId' | 'unitType'>,
): void {
  if (kind === 'unit') tx.emit(UnitRegistered.of({ unitId, bureauId, unitType }));
}

/**
 * Tells that a unit, or a department of one, is otherwise from `effectiveOn` on; `version` says how it is then, or was
 * last. Departments owe duties of their own in some campaigns; study groups stay here.
 */
export function announceUnitChange(
  tx: Tx,
  change: (typeof unitChanges)[number],
  version: UnitVersionEntity,
  effectiveOn: string,
  successorUnitIds: readonly string[] = [],
): void {
  const { kind, unitId, bureauId, unitType, parentUnitId } = version;
  if (kind === 'study-group') return;
  const now = { unitId, bureauId, change, unitType, parentUnitId, effectiveOn };
  tx.emit(UnitChanged.of({ ...now, successorUnitIds: [...successorUnitIds] }));
}
