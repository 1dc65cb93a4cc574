import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { listsFor } from '../loaders/batches.rules';
import type { ContactQueries, PhoneRow } from './contact.queries';
import type { PhoneNode } from './contact.types';
import { dialled, maskDigits } from './phone-mask.rules';
import { PhoneReadAuditEntity } from './phone-read-audit.entity';

/**
 * R000.81: full numbers for those who may read phones of that unit, masked ones for everybody else. Whose numbers were
 * shown is written down before they are: when the audit cannot be written, nobody is shown a number.
 */
export class ReadPhones {
  constructor(
    private readonly contacts: ContactQueries,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, contactIds: readonly string[]): Promise<PhoneNode[][]> {
    const rows = await this.contacts.phones(actor, contactIds);
    const shown = new Set(
      rows.map(({ unitId }) => unitId).filter((unitId) => actor.coversUnit('phone:read', unitId)),
    );
    if (shown.size > 0) await this.audit(actor, [...shown]);
    const phones = rows.map((row) => ({
      contactId: row.contactId,
      ...phoneNode(row, shown.has(row.unitId)),
    }));
    return listsFor(contactIds, phones, ({ contactId }) => contactId);
  }

  private audit(actor: Actor, unitIds: readonly string[]): Promise<void> {
    const { bureauId, personId } = actor;
    if (bureauId === null || personId === null)
      throw new Error('cannot happen: phones shown to nobody in particular');
    const readAt = this.clock.now();
    const reads = unitIds.map((unitId) => ({ id: newId(), bureauId, personId, unitId, readAt }));
    return this.unitOfWork.run(actor, async ({ manager }) => {
      await manager.insert(PhoneReadAuditEntity, reads);
    });
  }
}

function phoneNode(row: PhoneRow, isShown: boolean): PhoneNode {
  const { kind, toVerify } = row;
  return {
    kind,
    toVerify,
    isMasked: !isShown,
    number: isShown ? dialled(row) : maskDigits(row.digits),
  };
}
