import { EvidenceEntity } from './ledger-item/evidence.entity';
import { LedgerItemHistoryEntity } from './ledger-item/ledger-item-history.entity';
import { LedgerItemEntity } from './ledger-item/ledger-item.entity';
import { ProblemSourceEntity } from './problem/problem-source.entity';
import { ProblemEntity } from './problem/problem.entity';
import { AnswerKeyBureauEntity } from './public-answer/answer-key-bureau.entity';
import { AnswerResponseEntity } from './public-answer/answer-response.entity';
import { PublicAnswerEntity } from './public-answer/public-answer.entity';
import { RemeasurementEntity } from './remeasurement/remeasurement.entity';

export { migrations } from './migrations';

/** Every table class, listed by hand: what is not here does not exist for TypeORM. */
export const entities = [
  ProblemEntity,
  ProblemSourceEntity,
  LedgerItemEntity,
  LedgerItemHistoryEntity,
  EvidenceEntity,
  PublicAnswerEntity,
  AnswerResponseEntity,
  AnswerKeyBureauEntity,
  RemeasurementEntity,
];
