import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { lockPerson } from '../person/lock-person';
import { checkSpan } from '../span/span.rules';
import { followPlannedEnds, unitToHoldAt } from '../unit/hold-at-unit';
import { UnitNotFound } from '../unit/unit.errors';
import { announceContact } from './announce-contact';
import { AlreadyContactOfUnit, ContactOfAUnitOnly } from './contact.errors';
import { readPhones, writePhones } from './phones-of-contact';
import { UnitContactEntity } from './unit-contact.entity';

export interface ContactToAppoint {
  readonly unitId: string;
  readonly personId: string;
  /** As typed, in the order they are to be tried. */
  readonly phones: readonly string[];
  readonly from: string;
  readonly to?: string;
}

/** Names the person a unit is reached through, with phones; from that day on the person has the role of unit contact. */
export class AppointUnitContact {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, wanted: ContactToAppoint): Promise<UnitContactEntity> {
    checkSpan('The contact', wanted.from, wanted.to ?? null);
    try {
      return await this.unitOfWork.run(actor, (tx) => appoint(tx, actor, wanted));
    } catch (error) {
      if (violatedConstraint(error) === 'unit_contact_once')
        throw new AlreadyContactOfUnit(wanted.personId);
      throw error;
    }
  }
}

async function appoint(tx: Tx, actor: Actor, wanted: ContactToAppoint): Promise<UnitContactEntity> {
  const { unitId, personId, from, to = null } = wanted;
  const phones = readPhones(wanted.phones);
  if (!actor.coversUnit('contact:appoint', unitId)) throw new UnitNotFound(unitId);
  const unit = await unitToHoldAt(tx, unitId, from);
  if (unit.kind !== 'unit') throw new ContactOfAUnitOnly(unitId);
  await lockPerson(tx, personId);
  const contact = tx.manager.create(UnitContactEntity, {
    id: newId(),
    bureauId: unit.bureauId,
    unitId,
    personId,
    validFrom: from,
    validTo: to,
  });
  await tx.manager.insert(UnitContactEntity, contact);
  await writePhones(tx, contact, phones, from);
  announceContact(tx, contact);
  emitGrantsChanged(tx, unit.bureauId, [personId]);
  await followPlannedEnds(tx, [unitId]);
  return tx.manager.findOneByOrFail(UnitContactEntity, { id: contact.id });
}
