import type { Actor, Permission } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { CustodyOfOwnUnit } from '../appraisal/appraisal.errors';
import type { AppraisalState } from '../appraisal/appraisal-states.rules';
import { ownUnits } from '../appraisal/supervised-appraisal.rules';

interface Place {
  readonly state: AppraisalState;
  readonly unitId: string;
}

/** In which state the appraisal is whose key shares somebody wants to handle. */
export class KeyShareScope {
  constructor(private readonly reads: ScopedReads) {}

  /** Null when absent or another bureau's. */
  async state(actor: Actor, appraisalId: string): Promise<AppraisalState | null> {
    return (await this.place(actor, appraisalId))?.state ?? null;
  }

  /**
   * Null as well when the actor's permission does not reach the unit.
   * @throws CustodyOfOwnUnit: a half of the key is custody, too (R002.18)
   */
  async stateUnder(
    permission: Permission,
    actor: Actor,
    appraisalId: string,
  ): Promise<AppraisalState | null> {
    const place = await this.place(actor, appraisalId);
    if (!place || !actor.coversUnit(permission, place.unitId)) return null;
    if (ownUnits(actor).includes(place.unitId)) throw new CustodyOfOwnUnit();
    return place.state;
  }

  private place(actor: Actor, appraisalId: string): Promise<Place | null> {
    return this.reads.one<Place>(
      actor,
      `SELECT state, unit_id AS "unitId" FROM appraisal WHERE bureau_id = $1 AND id = $2`,
      [actor.bureauId, appraisalId],
    );
  }
}
