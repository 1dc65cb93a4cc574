import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { ContactPhoneEntity, type PhoneKind } from '../contact/contact-phone.entity';
import { flagSharedMobiles } from '../contact/shared-mobiles.queries';
import { UnitContactEntity } from '../contact/unit-contact.entity';
import { validOn } from '../loaders/as-of.rules';
import { beginPeople } from '../person/begin-people';
import { announceHolding } from '../role-holding/announce-holding';
import type { RosterPhone } from '../roster-import/roster-draft.rules';

interface Row {
  readonly personId: string;
  readonly isNewPerson: boolean;
  readonly name: string;
  readonly nameKey: string;
  readonly unitId: string;
  readonly verdict: 'CONTACT_ADDED' | 'PHONES_CHANGED';
  readonly phones: readonly RosterPhone[];
  /** Of a contact that was known. */
  readonly contactId: string | null;
}

const rows = `
  SELECT r.person_id AS "personId", r.is_new_person AS "isNewPerson", r.name, r.name_key AS "nameKey",
         r.unit_id AS "unitId", r.verdict, r.phones, c.id AS "contactId"
  FROM import_row r LEFT JOIN unit_contact c ON c.bureau_id = r.bureau_id AND c.unit_id = r.unit_id
    AND c.person_id = r.person_id AND ${validOn('c', '$3')}
  WHERE r.bureau_id = $1 AND r.import_id = $2 AND NOT r.is_skipped AND r.verdict IN ('CONTACT_ADDED', 'PHONES_CHANGED')
  ORDER BY r.row`;
const rowsAtOnce = 5_000;

/** Takes over contacts with their phones. What the table does not mention stays; numbers are replaced where it has any. */
export async function commitContacts(
  tx: Tx,
  { id, bureauId }: { readonly id: string; readonly bureauId: string },
  today: string,
): Promise<void> {
  const changed = await tx.manager.query<Row[]>(rows, [bureauId, id, today]);
  const span = { validFrom: today, validTo: null };
  const fresh = changed.filter(({ isNewPerson }) => isNewPerson);
  await beginPeople(
    tx,
    fresh.map(({ personId, name, nameKey, unitId }) => ({ id: personId, name, nameKey, unitId })),
    { bureauId, validFrom: today },
  );
  const contacts = changed.map((row) => ({ ...row, contactId: row.contactId ?? newId() }));
  const added = contacts
    .filter((_, at) => changed[at]?.contactId === null)
    .map(({ contactId, unitId, personId }) => ({
      id: contactId,
      bureauId,
      unitId,
      personId,
      ...span,
    }));
  for (let from = 0; from < added.length; from += rowsAtOnce)
    await tx.manager.insert(UnitContactEntity, added.slice(from, from + rowsAtOnce));
  await replacePhones(tx, bureauId, contacts);
  await flagSharedMobiles(tx.manager, bureauId, today);
  for (const { id: holdingId, unitId, personId } of added)
    announceHolding(tx, {
      id: holdingId,
      bureauId,
      personId,
      role: 'unit-contact',
      unitId,
      ...span,
    });
  emitGrantsChanged(tx, bureauId, [...new Set(added.map(({ personId }) => personId))]);
}

async function replacePhones(
  tx: Tx,
  bureauId: string,
  contacts: readonly { readonly contactId: string; readonly phones: readonly RosterPhone[] }[],
): Promise<void> {
  const given = contacts.filter(({ phones }) => phones.length > 0);
  await tx.manager.query(
    `DELETE FROM contact_phone WHERE bureau_id = $1 AND contact_id = ANY($2::uuid[])`,
    [bureauId, given.map(({ contactId }) => contactId)],
  );
  const phones = given.flatMap(({ contactId, phones: numbers }) =>
    numbers.map(({ kind, raw, digits, areaCode, extension }, ordinal) => ({
      id: newId(),
      bureauId,
      contactId,
      ordinal,
      kind: kind as PhoneKind,
      raw,
      digits,
      areaCode: areaCode ?? null,
      extension: extension ?? null,
      toVerify: false,
    })),
  );
  for (let from = 0; from < phones.length; from += rowsAtOnce)
    await tx.manager.insert(ContactPhoneEntity, phones.slice(from, from + rowsAtOnce));
}
