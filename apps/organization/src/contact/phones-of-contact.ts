import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { readPhone } from '../roster-import/phone-numbers.rules';
import type { RosterPhone } from '../roster-import/roster-draft.rules';
import { ContactPhoneEntity, type PhoneKind } from './contact-phone.entity';
import { PhoneNotReadable } from './contact.errors';
import { flagSharedMobiles, unflagLoneMobiles } from './shared-mobiles.queries';
import type { UnitContactEntity } from './unit-contact.entity';

/** Landlines have 8 digits in large cities, 7 in smaller ones; without an area code they are in the bureau's (§5.3 item 13). */
export function readPhones(typed: readonly string[]): RosterPhone[] {
  const phones = typed.map((raw, index) => {
    const eight = readPhone(raw, 8);
    const phone = eight.kind === 'unknown' ? readPhone(raw, 7) : eight;
    if (phone.kind === 'unknown') throw new PhoneNotReadable(index + 1);
    return phone;
  });
  const keys = phones.map(({ digits, extension = '' }) => `${digits}-${extension}`);
  return phones.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

/** Puts these phones in the place of whatever the contact had; a mobile another contact has, too, is marked (R000.79). */
export async function writePhones(
  tx: Tx,
  { id: contactId, bureauId }: UnitContactEntity,
  phones: readonly RosterPhone[],
  today: string,
): Promise<void> {
  const before = await tx.manager.findBy(ContactPhoneEntity, { contactId });
  await tx.manager.delete(ContactPhoneEntity, { contactId });
  await unflagLoneMobiles(
    tx.manager,
    bureauId,
    before.map(({ digits }) => digits),
    today,
  );
  if (phones.length === 0) return;
  await tx.manager.insert(
    ContactPhoneEntity,
    phones.map(({ kind, raw, digits, areaCode = null, extension = null }, ordinal) => ({
      id: newId(),
      bureauId,
      contactId,
      ordinal,
      kind: kind as PhoneKind,
      raw,
      digits,
      areaCode,
      extension,
      toVerify: false,
    })),
  );
  await flagSharedMobiles(tx.manager, bureauId, today);
}
