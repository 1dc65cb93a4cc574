import { writeChineseNumber } from '../roster-import/chinese-text.rules';
import { holdingIdFor } from '../role-holding/holding-id.rules';
import type { BureauDraft } from './bureau-draft';
import type { FilledUnit } from './invent-unit';
import { inventedLandline, inventedMobile } from './invented.rules';

/** R000.77: groups of about four units, each led by a leader of the bureau, three members, ★ the last of them. */
export function inventSupervision(
  draft: BureauDraft,
  leaders: readonly string[],
  units: readonly FilledUnit[],
  memberOf: () => string,
): void {
  const count = Math.max(1, Math.min(leaders.length, Math.round(units.length / 4)));
  for (let at = 0; at < count; at += 1) {
    const groupId = draft.id(`supervision/${at}`);
    const label = `第${writeChineseNumber(at + 1)}组`;
    draft.rows.supervision_group.push({
      id: groupId,
      number: at + 1,
      label,
      valid_from: draft.from,
    });
    const people = [leaders[at]!, memberOf(), memberOf(), memberOf()];
    people.forEach((personId, ordinal) => membership(draft, groupId, personId, ordinal));
    const own = units.filter((_, index) => Math.floor((index * count) / units.length) === at);
    own.forEach(({ id: unitId }, ordinal) =>
      draft.rows.supervision_assignment.push({
        id: draft.id(`${unitId}/supervised`),
        unit_id: unitId,
        group_id: groupId,
        ordinal,
        valid_from: draft.from,
      }),
    );
  }
}

function membership(draft: BureauDraft, groupId: string, personId: string, ordinal: number): void {
  const id = draft.id(`${groupId}/member/${ordinal}`);
  const role = ordinal === 0 ? 'leader' : 'member';
  const isLiaison = ordinal === 3;
  draft.rows.supervision_membership.push({
    id,
    group_id: groupId,
    person_id: personId,
    role,
    is_liaison: isLiaison,
    ordinal,
    valid_from: draft.from,
  });
  draft.hold(id, personId, `supervision-${role}`, { groupId });
  const liaison = 'supervision-liaison';
  if (isLiaison) draft.hold(holdingIdFor(id, liaison), personId, liaison, { groupId });
}

/** R000.76, R003.91: a contact with a mobile and sometimes a landline; a liaison and an information officer, by post. */
export function inventContacts(
  draft: BureauDraft,
  { id: unitId, staff }: FilledUnit,
  number: number,
  isContactKnown: boolean,
): void {
  const place = { unitId, unitKind: 'unit' as const };
  const [contact, liaison, officer] = [...staff].reverse();
  if (liaison) draft.post(liaison, 'unit-liaison', place);
  if (officer) draft.post(officer, 'information-officer', place);
  if (contact === undefined || isContactKnown) return;
  const id = draft.id(`${unitId}/contact`);
  const row = { id, unit_id: unitId, person_id: contact, valid_from: draft.from };
  draft.rows.unit_contact.push(row);
  draft.hold(id, contact, 'unit-contact', { unitId });
  phones(draft, id, number);
}

function phones(draft: BureauDraft, contactId: string, number: number): void {
  const landline = { kind: 'landline', digits: inventedLandline(number) };
  const mobile = { kind: 'mobile', digits: inventedMobile(number) };
  const numbers = number % 2 === 0 ? [landline, mobile] : [mobile];
  numbers.forEach(({ kind, digits }, ordinal) =>
    draft.rows.contact_phone.push({
      id: draft.id(`${contactId}/phone/${ordinal}`),
      contact_id: contactId,
      ordinal,
      kind,
      raw: digits,
      digits,
      to_verify: false,
    }),
  );
}
