import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { flagSharedMobiles } from '../contact/shared-mobiles.queries';
import { ContactPhoneEntity, type PhoneKind } from '../contact/contact-phone.entity';
import { UnitContactEntity } from '../contact/unit-contact.entity';
import { beginPeople } from '../person/begin-people';
import { SupervisionAssignmentEntity } from '../supervision-group/supervision-assignment.entity';
import { SupervisionGroupEntity } from '../supervision-group/supervision-group.entity';
import { SupervisionMembershipEntity } from '../supervision-group/supervision-membership.entity';
import { beginUnits } from '../unit/begin-units';
import { followAllPlannedEnds } from '../unit/hold-at-unit';
import { announceRoster, type RosterHoldings } from './announce-roster';
import type { KnownRoster } from './known-roster.rules';
import { peopleWithNewGrants, type RosterPlan } from './roster-plan.rules';
import { takeBackPlanned } from './take-back-planned.queries';

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
  const ended = await endWhatEnds(tx, plan, place);
  const begun = await beginWhatBegins(tx, plan, place);
  if (plan.phones.length > 0) await flagSharedMobiles(tx.manager, place.bureauId, place.today);
  announceRoster(tx, plan, place.bureauId, [ended, begun]);
  emitGrantsChanged(tx, place.bureauId, peopleWithNewGrants(plan, known.memberships));
  await followAllPlannedEnds(tx, place.bureauId, place.today);
}

async function endWhatEnds(tx: Tx, plan: RosterPlan, place: Place): Promise<RosterHoldings> {
  const takenBack = await takeBackPlanned(tx.manager, plan, place);
  const { today } = place;
  const ended = {
    memberships: await end(tx, SupervisionMembershipEntity, plan.endedMemberships, today),
    assignments: await end(tx, SupervisionAssignmentEntity, plan.endedAssignments, today),
    contacts: await end(tx, UnitContactEntity, plan.endedContacts, today),
  };
  // The numbers of somebody who is no contact any more are of no use to anybody.
  await drop(tx, 'contactId', plan.endedContacts);
  await drop(tx, 'id', plan.droppedPhones);
  return {
    memberships: [...takenBack.memberships, ...ended.memberships],
    assignments: [...takenBack.assignments, ...ended.assignments],
    contacts: [...takenBack.contacts, ...ended.contacts],
  };
}

async function beginWhatBegins(tx: Tx, plan: RosterPlan, place: Place): Promise<RosterHoldings> {
  const { bureauId, today: validFrom } = place;
  const owned = <T extends object>(row: T) => ({ ...row, bureauId });
  const began = <T extends object>(row: T) => ({ ...owned(row), validFrom, validTo: null });
  const numbered = <T extends object>(row: T) => ({ id: newId(), ...began(row) });
  const memberships = plan.memberships.map(numbered);
  const assignments = plan.assignments.map((one) =>
    numbered({ ...one, intensity: 'direct' as const }),
  );
  const contacts = plan.contacts.map(began);
  const groups = tx.manager.create(SupervisionGroupEntity, plan.groups.map(began));
  await add(tx, SupervisionGroupEntity, groups);
  await beginUnits(tx.manager, plan.units, { bureauId, validFrom });
  await beginPeople(tx, plan.persons, { bureauId, validFrom });
  await add(tx, SupervisionMembershipEntity, memberships);
  await add(tx, SupervisionAssignmentEntity, assignments);
  await add(tx, UnitContactEntity, contacts);
  await add(
    tx,
    ContactPhoneEntity,
    plan.phones.map((one) => phoneRow(one, bureauId)),
  );
  return { memberships, assignments, contacts };
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

async function add<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  rows: readonly T[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.manager.insert(entity, rows.slice(from, from + rowsAtOnce) as never);
}

/** Ends rows of today; gives them back as they then are. */
async function end<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  ids: readonly string[],
  today: string,
): Promise<T[]> {
  const ended: T[] = [];
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    const some = { id: In(ids.slice(from, from + rowsAtOnce)) } as never;
    await tx.manager.update(entity, some, { validTo: today } as never);
    ended.push(...(await tx.manager.findBy(entity, some)));
  }
  return ended;
}

async function drop(tx: Tx, column: 'id' | 'contactId', ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += rowsAtOnce)
    await tx.manager.delete(ContactPhoneEntity, {
      [column]: In(ids.slice(from, from + rowsAtOnce)),
    });
}
