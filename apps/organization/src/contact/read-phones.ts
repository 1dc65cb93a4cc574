import type { Actor } from '@huiyin/identity';
import { listsFor } from '../loaders/batches.rules';
import type { AuditPhoneReads } from './audit-phone-reads';
import type { ContactQueries, PhoneRow } from './contact.queries';
import type { PhoneNode } from './contact.types';
import { dialled, maskDigits } from './phone-mask.rules';

/**
 * R000.81: full numbers for those who may read phones of that unit, masked ones for everybody else. Whose numbers were
 * shown is written down before they are: when the audit cannot be written, nobody is shown a number.
 */
export class ReadPhones {
  constructor(
    private readonly contacts: ContactQueries,
    private readonly audit: AuditPhoneReads,
  ) {}

  async execute(actor: Actor, contactIds: readonly string[]): Promise<PhoneNode[][]> {
    const rows = await this.contacts.phones(actor, contactIds);
    const shown = new Set(
      rows.map(({ unitId }) => unitId).filter((unitId) => actor.coversUnit('phone:read', unitId)),
    );
    await this.audit.execute(actor, [...shown], 'graph');
    const phones = rows.map((row) => ({
      contactId: row.contactId,
      ...phoneNode(row, shown.has(row.unitId)),
    }));
    return listsFor(contactIds, phones, ({ contactId }) => contactId);
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
