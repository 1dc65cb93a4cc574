import type { Actor } from '@huiyin/identity';
import type { Tx } from '@huiyin/events';
import { unitAliasKey } from '../roster-import/unit-type.rules';
import { announceUnitChange } from './announce-unit';
import { checkFacts } from './change-unit';
import type { ChangedUnit } from './register-unit';
import type { StructureChanges } from './structure-changes';
import { historyOf, writeHistory } from './unit-history.queries';
import { begunOn, corrected, sameFacts, type UnitFacts, versionOn } from './unit-history.rules';
import { NothingToCorrect } from './unit.errors';

export interface Correction {
  readonly unitId: string;
  readonly name?: string;
  readonly unitType?: string;
  readonly parentUnitId?: string | null;
  /** The day the unit really began, YYYY-MM-DD. */
  readonly beganOn?: string;
  /** A day on which the mistake stands, YYYY-MM-DD; today when absent. */
  readonly asOf?: string;
}

/** Puts right what was recorded by mistake, as if it had never been: the wrong name leaves no trace and no alias. */
export class CorrectUnit {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, correction: Correction): Promise<ChangedUnit> {
    const facts = factsOf(correction);
    if (Object.keys(facts).length === 0 && correction.beganOn === undefined)
      throw new NothingToCorrect();
    return this.structure.run(actor, async (tx, { today }) => {
      const { unitId, beganOn, asOf = today } = correction;
      if (beganOn !== undefined)
        await writeHistory(tx.manager, begunOn(await historyOf(tx.manager, unitId), beganOn));
      if (Object.keys(facts).length > 0) await correctFacts(tx, unitId, facts, asOf);
      return { unitId, day: asOf };
    });
  }
}

async function correctFacts(
  tx: Tx,
  unitId: string,
  facts: Partial<UnitFacts>,
  asOf: string,
): Promise<void> {
  const history = await historyOf(tx.manager, unitId);
  const held = versionOn(history, asOf);
  if (sameFacts(held, facts)) return;
  const change = corrected(history, asOf, facts);
  const first = change.changed[0]!;
  await checkFacts(tx, history, facts, first.validFrom);
  await writeHistory(tx.manager, change);
  if (facts.name !== undefined) announceUnitChange(tx, 'renamed', first, first.validFrom);
  if (facts.unitType !== undefined) announceUnitChange(tx, 'retyped', first, first.validFrom);
  if (facts.parentUnitId !== undefined) announceUnitChange(tx, 'moved', first, first.validFrom);
}

function factsOf({ name, unitType, parentUnitId }: Correction): Partial<UnitFacts> {
  return {
    ...(name === undefined ? {} : { name: name.trim(), nameKey: unitAliasKey(name) }),
    ...(unitType === undefined ? {} : { unitType }),
    ...(parentUnitId === undefined ? {} : { parentUnitId }),
  };
}
