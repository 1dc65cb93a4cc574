import { AppraisalEntity } from './appraisal/appraisal.entity';
import { AppraisalTargetEntity } from './appraisal/appraisal-target.entity';
import { BureauFormEntity } from './form/bureau-form.entity';
import { OpinionEntity } from './opinion/opinion.entity';

export { migrations } from './migrations';

/**
 * Every table class, listed by hand: what is not here does not exist for TypeORM. The ballot schemas (issuance, box,
 * custody, board) are not here on purpose: each is reached by its own few statements, under its own role.
 */
export const entities = [AppraisalEntity, AppraisalTargetEntity, BureauFormEntity, OpinionEntity];
