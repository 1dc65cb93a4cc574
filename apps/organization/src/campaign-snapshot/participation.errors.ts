import { DomainError } from '@huiyin/kernel';

export class ParticipationNotDecided extends DomainError {
  readonly code = 'PARTICIPATION_NOT_DECIDED';
  readonly kind = 'not-found';
  constructor(templateKey: string, unitId: string) {
    super('Nothing is decided for this unit and template: it takes part as its type does.', {
      templateKey,
      unitId,
    });
  }
}

export class ParticipationOfDepartment extends DomainError {
  readonly code = 'PARTICIPATION_OF_DEPARTMENT';
  readonly kind = 'invalid';
  constructor(unitId: string) {
    super('Departments and study groups take part with their unit: decide for the unit.', {
      unitId,
    });
  }
}
