import { DomainError } from '@huiyin/kernel';

export class OfficeAndSupervisionApart extends DomainError {
  readonly code = 'OFFICE_AND_SUPERVISION_APART';
  readonly kind = 'conflict';
  constructor() {
    super(
      'On one day nobody is in the campaign office and in a supervision group: end the other role first.',
    );
  }
}
