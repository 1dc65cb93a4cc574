import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { unitAliasKey } from '../roster-import/unit-type.rules';
import type { StructureChanges } from '../unit/structure-changes';
import { partyHistoryOf, partyVersionOn } from './party-history.queries';
import { PartyOrganisationEntity } from './party-organisation.entity';
import {
  type PartyOrganisationKind,
  PartyOrganisationVersionEntity,
} from './party-organisation-version.entity';
import { checkPartyPlace } from './party-place.rules';
import { serveUnits } from './serve-units';

export interface Establishment {
  readonly kind: PartyOrganisationKind;
  readonly name: string;
  readonly parentId?: string | null;
  /** The units and departments it serves; a joint branch serves several. */
  readonly unitIds: readonly string[];
  /** First day, YYYY-MM-DD; today when absent. */
  readonly from?: string;
}

export interface ChangedPartyOrganisation {
  readonly organisationId: string;
  /** YYYY-MM-DD: the day from which it is so; today when that is later. */
  readonly day: string;
}

/** A Party organisation or mass body begins: a tree beside the units, not identical with theirs (§5.1, R004.18). */
export class EstablishPartyOrganisation {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, establishment: Establishment): Promise<ChangedPartyOrganisation> {
    return this.structure.run(actor, async ({ manager }, { bureauId, today }) => {
      const { kind, name, parentId = null, unitIds, from = today } = establishment;
      const parent =
        parentId === null ? null : partyVersionOn(await partyHistoryOf(manager, parentId), from);
      checkPartyPlace(kind, parent?.kind ?? null);
      const organisationId = newId();
      const span = { bureauId, organisationId, validFrom: from, validTo: null };
      await manager.insert(PartyOrganisationEntity, { id: organisationId, bureauId });
      const facts = { kind, name: name.trim(), nameKey: unitAliasKey(name), parentId };
      await manager.insert(PartyOrganisationVersionEntity, { id: newId(), ...span, ...facts });
      await serveUnits(manager, { organisationId, bureauId }, unitIds, from);
      return { organisationId, day: from > today ? from : today };
    });
  }
}
