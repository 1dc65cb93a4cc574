import type { Logger } from '@huiyin/observability';
import type { KeyCustody, PreparedKeys } from '../custody/key-custody.queries';
import type { AppraisalEntity } from './appraisal.entity';

/**
 * Keys of 3072 bit take seconds to find, more than anybody waits for a box to open: they are looked for when the forms are handed
 * out, half a day before. A key counts only once it stands on the board.
 */
export class AppraisalKeys {
  private readonly underWay = new Map<string, Promise<PreparedKeys>>();

  constructor(
    private readonly custody: KeyCustody,
    private readonly logger: Logger,
  ) {}

  /** Does not wait and does not fail: what is missing is made at the opening. */
  start(appraisal: AppraisalEntity): void {
    this.ready(appraisal).catch((error: unknown) =>
      this.logger.warn({ err: error, appraisalId: appraisal.id }, 'keys are made at the opening'),
    );
  }

  /** Makes what is missing; many who ask at once wait for one search. @throws BallotKeysGone after the count */
  ready({ id, classes, splitsClosingKey }: AppraisalEntity): Promise<PreparedKeys> {
    const known = this.underWay.get(id);
    if (known) return known;
    const ids = classes.map((plan) => plan.id);
    const search = this.custody
      .prepare(id, ids, { split: splitsClosingKey })
      .finally(() => this.underWay.delete(id));
    this.underWay.set(id, search);
    return search;
  }
}
