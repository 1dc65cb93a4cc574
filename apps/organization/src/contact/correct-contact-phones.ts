import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { isVoid } from '../span/span.rules';
import { ContactNotFound } from './contact.errors';
import { readPhones, writePhones } from './phones-of-contact';
import { UnitContactEntity } from './unit-contact.entity';

/** Puts the right numbers in the place of the wrong ones; the unit does it for itself, too. */
export class CorrectContactPhones {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, contactId: string, typed: readonly string[]): Promise<UnitContactEntity> {
    const phones = readPhones(typed);
    return this.unitOfWork.run(actor, async (tx) => {
      const contact = await tx.lock(UnitContactEntity, contactId);
      if (!contact || !actor.coversUnit('contact:correct', contact.unitId))
        throw new ContactNotFound(contactId);
      const { timeZone } = await tx.manager.findOneByOrFail(BureauEntity, { id: contact.bureauId });
      const today = localDay(this.clock.now(), timeZone);
      // The numbers of a contact that is over were erased, and stay so.
      if (isVoid(contact) || (contact.validTo !== null && contact.validTo <= today))
        throw new ContactNotFound(contactId);
      await writePhones(tx, contact, phones, today);
      return contact;
    });
  }
}
