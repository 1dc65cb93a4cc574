import { DomainError } from '@huiyin/kernel';

export class ContactNotFound extends DomainError {
  readonly code = 'CONTACT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(contactId: string) {
    super('There is no such contact.', { contactId });
  }
}

export class AlreadyContactOfUnit extends DomainError {
  readonly code = 'ALREADY_CONTACT_OF_UNIT';
  readonly kind = 'conflict';
  constructor(personId: string) {
    super(
      'The person is a contact of the unit on those days already: correct the phones instead.',
      {
        personId,
      },
    );
  }
}

/** Says which of the list it is, never the number: refusals are logged, numbers are not. */
export class PhoneNotReadable extends DomainError {
  readonly code = 'PHONE_NOT_READABLE';
  readonly kind = 'invalid';
  constructor(place: number) {
    super(
      `Number ${place} of the list is no phone: a mobile has 11 digits, a landline 7 or 8 with or without area code and extension.`,
      { place },
    );
  }
}

export class ContactOfAUnitOnly extends DomainError {
  readonly code = 'CONTACT_OF_A_UNIT_ONLY';
  readonly kind = 'invalid';
  constructor(unitId: string) {
    super('Departments and study groups are reached through their unit: name the unit.', {
      unitId,
    });
  }
}
