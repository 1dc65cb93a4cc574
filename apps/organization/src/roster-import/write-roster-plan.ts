import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { SupervisionAssigned, UnitRegistered } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { flagSharedMobiles } from '../contact/shared-mobiles.queries';
import { ContactPhoneEntity, type PhoneKind } from '../contact/contact-phone.entity';
import { UnitContactEntity } from '../contact/unit-contact.entity';
import { PersonEntity } from '../person/person.entity';
import { SupervisionAssignmentEntity } from '../supervision-group/supervision-assignment.entity';
import { SupervisionGroupEntity } from '../supervision-group/supervision-group.entity';
import { SupervisionMembershipEntity } from '../supervision-group/supervision-membership.entity';
import { beginUnits } from '../unit/begin-units';
import type { KnownRoster } from './known-roster.rules';
import { peopleWithNewGrants, type RosterPlan } from './roster-plan.rules';

interface Place {
  readonly bureauId: string;
  /** YYYY-MM-DD in the bureau's time zone. */
  readonly today: string;
}

// PostgreSQL takes 65 535 parameters a statement; no row here has more than ten.
const rowsAtOnce = 5_000;

/** Writes a plan and says what happened. What ends is ended before its successor begins (R000.77: one at a time). */
export async function writeRosterPlan(
  tx: Tx,
  plan: RosterPlan,
  known: KnownRoster,
  place: Place,
): Promise<void> {
  await endWhatEnds(tx, plan, place.today);
  await beginWhatBegins(tx, plan, place);
  if (plan.phones.length > 0) await flagSharedMobiles(tx.manager, place.bureauId);
  announce(tx, plan, known, place.bureauId);
}

async function endWhatEnds(tx: Tx, plan: RosterPlan, today: string): Promise<void> {
  await end(tx, SupervisionMembershipEntity, plan.endedMemberships, today);
  await end(tx, SupervisionAssignmentEntity, plan.endedAssignments, today);
  await end(tx, UnitContactEntity, plan.endedContacts, today);
  // The numbers of somebody who is no contact any more are of no use to anybody.
  await drop(tx, 'contactId', plan.endedContacts);
  await drop(tx, 'id', plan.droppedPhones);
}

async function beginWhatBegins(tx: Tx, plan: RosterPlan, place: Place): Promise<void> {
  const { bureauId } = place;
  const owned = <T extends object>(row: T) => ({ ...row, bureauId });
  const began = <T extends object>(row: T) => ({
    ...owned(row),
    validFrom: place.today,
    validTo: null,
  });
  const numbered = <T extends object>(row: T) => ({ id: newId(), ...began(row) });
  await add(tx, SupervisionGroupEntity, plan.groups.map(owned));
  await beginUnits(tx.manager, plan.units, { bureauId, validFrom: place.today });
  await add(tx, PersonEntity, plan.persons.map(owned));
  await add(tx, SupervisionMembershipEntity, plan.memberships.map(numbered));
  await add(tx, SupervisionAssignmentEntity, plan.assignments.map(numbered));
  await add(tx, UnitContactEntity, plan.contacts.map(began));
  await add(
    tx,
    ContactPhoneEntity,
    plan.phones.map((one) => phoneRow(one, bureauId)),
  );
}

function phoneRow(
  { contactId, ordinal, phone }: RosterPlan['phones'][number],
  bureauId: string,
): ContactPhoneEntity {
  const { raw, digits, areaCode = null, extension = null, toVerify } = phone;
  // `unknown` numbers come with an error, and a draft with errors is not committed.
  const kind = phone.kind as PhoneKind;
  return {
    id: newId(),
    bureauId,
    contactId,
    ordinal,
    kind,
    raw,
    digits,
    areaCode,
    extension,
    toVerify,
  };
}

function announce(tx: Tx, plan: RosterPlan, known: KnownRoster, bureauId: string): void {
  for (const { id, unitType } of plan.units)
    tx.emit(UnitRegistered.of({ unitId: id, bureauId, unitType }));
  for (const { unitId, groupId } of plan.assignments)
    tx.emit(SupervisionAssigned.of({ unitId, bureauId, supervisionGroupId: groupId }));
  emitGrantsChanged(tx, bureauId, peopleWithNewGrants(plan, known.memberships));
}

async function add<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  rows: readonly T[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.manager.insert(entity, rows.slice(from, from + rowsAtOnce) as never);
}

async function end<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  ids: readonly string[],
  today: string,
): Promise<void> {
  for (let from = 0; from < ids.length; from += rowsAtOnce)
    await tx.manager.update(
      entity,
      { id: In(ids.slice(from, from + rowsAtOnce)) } as never,
      { validTo: today } as never,
    );
}

async function drop(tx: Tx, column: 'id' | 'contactId', ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += rowsAtOnce)
    await tx.manager.delete(ContactPhoneEntity, {
      [column]: In(ids.slice(from, from + rowsAtOnce)),
    });
}
