import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { UnitAliasEntity } from './unit-alias.entity';
import { unitCalled } from './unit-history.queries';
import type { UnitVersionEntity } from './unit-version.entity';

/** A name that is not used any more leads to `unitId` from `on` on, unless somebody else goes by it. Participating units only. */
export async function keepAsAlias(
  tx: Tx,
  former: Pick<UnitVersionEntity, 'bureauId' | 'kind' | 'name' | 'nameKey'>,
  unitId: string,
  on: string,
): Promise<void> {
  const { bureauId, kind, name, nameKey } = former;
  if (kind !== 'unit' || (await unitCalled(tx.manager, nameKey, { bureauId, from: on }))) return;
  const alias = { id: newId(), bureauId, unitId, name, nameKey, validFrom: on, validTo: null };
  await tx.manager.insert(UnitAliasEntity, alias);
}
