import { maskDigits } from '../contact/phone-mask.rules';
import type { RosterContact, RosterDraft, RosterGroup, RosterUnit } from './roster-draft.rules';
import type {
  RosterContactPreview,
  RosterGroupPreview,
  RosterUnitPreview,
} from './roster-preview.types';

/** The draft as the office checks it against its paper; numbers masked, they are in the file (R000.81). */
export function previewOf(draft: RosterDraft): RosterGroupPreview[] {
  return draft.groups.map(({ number, label, leader, members, units }: RosterGroup) => {
    return { number, label, leader, members: [...members], units: units.map(previewOfUnit) };
  });
}

function previewOfUnit({ name, guessedUnitType, contact }: RosterUnit): RosterUnitPreview {
  return { name, guessedUnitType, contact: contact && previewOfContact(contact) };
}

function previewOfContact({ displayName, phones }: RosterContact): RosterContactPreview {
  const known = phones.flatMap(({ kind, digits, toVerify }) => {
    return kind === 'unknown'
      ? []
      : [{ kind, number: maskDigits(digits), isMasked: true, toVerify }];
  });
  return { displayName, phones: known };
}
