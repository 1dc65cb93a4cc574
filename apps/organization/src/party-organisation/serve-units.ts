import type { EntityManager } from 'typeorm';
import { newId } from '@huiyin/kernel';
import { historyOf } from '../unit/unit-history.queries';
import { versionOn } from '../unit/unit-history.rules';
import { servedFrom } from './party-history.queries';
import { PartyOrganisationUnitEntity } from './party-organisation-unit.entity';

/** From `on` on exactly these units are served: what is missing begins, what is not named ends, the rest goes on. */
export async function serveUnits(
  manager: EntityManager,
  { organisationId, bureauId }: { readonly organisationId: string; readonly bureauId: string },
  unitIds: readonly string[],
  on: string,
): Promise<void> {
  const wanted = new Set(unitIds);
  for (const unitId of wanted) versionOn(await historyOf(manager, unitId), on);
  for (const served of await servedFrom(manager, organisationId, on)) {
    if (wanted.has(served.unitId) && served.validFrom <= on && served.validTo === null) {
      wanted.delete(served.unitId);
      continue;
    }
    const end = served.validFrom > on ? served.validFrom : on;
    await manager.update(PartyOrganisationUnitEntity, served.id, { validTo: end });
  }
  const span = { organisationId, bureauId, validFrom: on, validTo: null };
  for (const unitId of wanted)
    await manager.insert(PartyOrganisationUnitEntity, { id: newId(), unitId, ...span });
}
