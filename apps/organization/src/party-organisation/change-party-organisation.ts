import type { Actor } from '@huiyin/identity';
import type { EntityManager } from 'typeorm';
import { unitAliasKey } from '../roster-import/unit-type.rules';
import { changedFrom, sameFacts } from '../span/history.rules';
import type { StructureChanges } from '../unit/structure-changes';
import type { ChangedPartyOrganisation } from './establish-party-organisation';
import {
  kindsBelow,
  partyHistoryOf,
  partyVersionOn,
  writePartyHistory,
} from './party-history.queries';
import type {
  PartyOrganisationKind,
  PartyOrganisationVersionEntity,
} from './party-organisation-version.entity';
import { checkKindsBelow, checkPartyPlace } from './party-place.rules';
import { serveUnits } from './serve-units';

export interface PartyChange {
  readonly organisationId: string;
  readonly name?: string;
  /** A branch becomes a general branch. */
  readonly kind?: PartyOrganisationKind;
  /** null: it stands by itself. */
  readonly parentId?: string | null;
  /** Exactly these units are served. */
  readonly unitIds?: readonly string[];
  /** First day, YYYY-MM-DD; today when absent. */
  readonly from?: string;
}

/** A Party organisation is otherwise from a day on; days before read as before. Asked again, nothing happens. */
export class ChangePartyOrganisation {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, change: PartyChange): Promise<ChangedPartyOrganisation> {
    return this.structure.run(actor, async ({ manager }, { bureauId, today }) => {
      const { organisationId, unitIds, from = today } = change;
      const history = await partyHistoryOf(manager, organisationId);
      const held = partyVersionOn(history, from);
      const facts = factsOf(change);
      if (!sameFacts(held, facts)) {
        await checkPlace(manager, { ...held, ...facts }, from);
        await writePartyHistory(manager, changedFrom(history, held, from, facts));
      }
      if (unitIds) await serveUnits(manager, { organisationId, bureauId }, unitIds, from);
      return { organisationId, day: from > today ? from : today };
    });
  }
}

function factsOf({ name, kind, parentId }: PartyChange): Partial<PartyOrganisationVersionEntity> {
  return {
    ...(name === undefined ? {} : { name: name.trim(), nameKey: unitAliasKey(name) }),
    ...(kind === undefined ? {} : { kind }),
    ...(parentId === undefined ? {} : { parentId }),
  };
}

async function checkPlace(
  manager: EntityManager,
  { organisationId, kind, parentId }: PartyOrganisationVersionEntity,
  from: string,
): Promise<void> {
  const parent =
    parentId === null ? null : partyVersionOn(await partyHistoryOf(manager, parentId), from);
  checkPartyPlace(kind, parent?.kind ?? null);
  checkKindsBelow(kind, await kindsBelow(manager, organisationId, from));
}
