import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { endSpan } from '../span/span.rules';
import { announceContact } from './announce-contact';
import { ContactPhoneEntity } from './contact-phone.entity';
import { ContactNotFound } from './contact.errors';
import { UnitContactEntity } from './unit-contact.entity';

/** From a day on the unit is not reached through this person. Numbers of somebody who is no contact any more are erased. */
export class EndUnitContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, contactId: string, on: string): Promise<UnitContactEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const contact = await tx.lock(UnitContactEntity, contactId);
      if (!contact || !actor.coversUnit('contact:appoint', contact.unitId))
        throw new ContactNotFound(contactId);
      endSpan('The contact', contact, on);
      await tx.save(contact);
      const { timeZone } = await tx.manager.findOneByOrFail(BureauEntity, { id: contact.bureauId });
      if (on <= localDay(this.clock.now(), timeZone))
        await tx.manager.delete(ContactPhoneEntity, { contactId });
      announceContact(tx, contact);
      emitGrantsChanged(tx, contact.bureauId, [contact.personId]);
      return contact;
    });
  }
}
