import { type EntityManager, In } from 'typeorm';
import { heldOn, type HistoryChange } from '../span/history.rules';
import { PartyOrganisationUnitEntity } from './party-organisation-unit.entity';
import {
  type PartyOrganisationKind,
  PartyOrganisationVersionEntity,
} from './party-organisation-version.entity';
import {
  PartyOrganisationNotFound,
  PartyOrganisationNotThatDay,
} from './party-organisation.errors';

export type PartyHistory = readonly PartyOrganisationVersionEntity[];

/** All versions, first one first; of another bureau's none are seen. */
export async function partyHistoryOf(
  manager: EntityManager,
  organisationId: string,
): Promise<PartyHistory> {
  const history = await manager.find(PartyOrganisationVersionEntity, {
    where: { organisationId },
    order: { validFrom: 'ASC' },
  });
  if (history.length === 0) throw new PartyOrganisationNotFound(organisationId);
  return history;
}

/** The version of a day; refuses a day on which there is no such organisation. */
export function partyVersionOn(history: PartyHistory, day: string): PartyOrganisationVersionEntity {
  const held = heldOn(history, day);
  if (held) return held;
  const [first, last] = [history[0]!, history.at(-1)!];
  throw new PartyOrganisationNotThatDay(first.organisationId, first.validFrom, last.validTo);
}

export async function writePartyHistory(
  manager: EntityManager,
  { changed, added, dropped }: HistoryChange<PartyOrganisationVersionEntity>,
): Promise<void> {
  if (dropped.length > 0)
    await manager.delete(PartyOrganisationVersionEntity, { id: In(dropped.map(({ id }) => id)) });
  for (const version of changed)
    await manager.update(PartyOrganisationVersionEntity, version.id, version);
  if (added.length > 0) await manager.insert(PartyOrganisationVersionEntity, [...added]);
}

/** Kinds of what stands directly below on `on` or later. */
export async function kindsBelow(
  manager: EntityManager,
  organisationId: string,
  on: string,
): Promise<PartyOrganisationKind[]> {
  const rows = await manager.query<{ kind: PartyOrganisationKind }[]>(
    `SELECT kind FROM party_organisation_version
     WHERE parent_id = $1 AND (valid_to IS NULL OR valid_to > GREATEST(valid_from, $2::date))`,
    [organisationId, on],
  );
  return rows.map(({ kind }) => kind);
}

/** Which units it serves on `on` or later. */
export async function servedFrom(
  manager: EntityManager,
  organisationId: string,
  on: string,
): Promise<PartyOrganisationUnitEntity[]> {
  const rows = await manager.findBy(PartyOrganisationUnitEntity, { organisationId });
  return rows.filter(({ validFrom, validTo }) => {
    return validTo === null || validTo > (validFrom > on ? validFrom : on);
  });
}
