import { CreateBallots1792001000000 } from './2026-10-14-1723-create-ballots';
import { CreateEvaluations1792000900000 } from './2026-10-14-1721-create-evaluations';

/** In order; a test holds this list against the folder. */
export const migrations = [CreateEvaluations1792000900000, CreateBallots1792001000000];
