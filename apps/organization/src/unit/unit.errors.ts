import { DomainError } from '@huiyin/kernel';

export class UnitNotFound extends DomainError {
  readonly code = 'UNIT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(unitId: string) {
    super('There is no such unit.', { unitId });
  }
}
