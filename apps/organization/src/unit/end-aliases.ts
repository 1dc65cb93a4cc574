import type { Tx } from '@huiyin/events';
import type { UnitAliasEntity } from './unit-alias.entity';
import { openAliasesOf } from './unit-history.queries';

/** From `on` on no alias leads to the unit any more; gives those that did. */
export async function endAliases(tx: Tx, unitId: string, on: string): Promise<UnitAliasEntity[]> {
  const aliases = await openAliasesOf(tx.manager, unitId, on);
  for (const alias of aliases) {
    alias.end(on);
    await tx.save(alias);
  }
  return aliases;
}
