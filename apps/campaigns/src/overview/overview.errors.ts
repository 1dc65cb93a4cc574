import { DomainError } from '@huiyin/kernel';

/** The plan itself forbids it: no simple number statistics, no layer-by-layer ranking (R001.56, R002.27). */
export class RankingForbidden extends DomainError {
  readonly code = 'RANKING_FORBIDDEN';
  readonly kind = 'forbidden';
  constructor() {
    super('This campaign forbids ranking units by numbers. Ask for the overview instead.', {});
  }
}
