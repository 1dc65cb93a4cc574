import { BureauEntity } from './bureau/bureau.entity';
import { UnitEntity } from './unit/unit.entity';

export { migrations } from './migrations';

/** Every table class, listed by hand: what is not here does not exist for TypeORM. */
export const entities = [BureauEntity, UnitEntity];
