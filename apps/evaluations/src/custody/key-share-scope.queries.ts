import type { Actor, Permission } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { CustodyOfOwnUnit } from '../appraisal/appraisal.errors';
import type { AppraisalState } from '../appraisal/appraisal-states.rules';
import { ownUnits } from '../appraisal/supervised-appraisal.rules';
import { isCustodian, isVisible, readerOf } from '../result/reader.queries';
import type { KeyShares } from './key-shares.queries';

interface Place {
  readonly state: AppraisalState;
  readonly unitId: string;
}

/** In which state the appraisal is whose key shares somebody wants to handle. */
export class KeyShareScope {
  constructor(
    private readonly reads: ScopedReads,
    private readonly shares: KeyShares,
  ) {}

  /** For whoever keeps a share, however far their roles reach, and whoever sees the appraisal. To all others it is absent: null. */
  async state(actor: Actor, appraisalId: string): Promise<AppraisalState | null> {
    const shares = await this.shares.of(appraisalId);
    const isHolder = shares.some(({ holderPersonId }) => holderPersonId === actor.personId);
    const found = await this.reads.one<Pick<Place, 'state'>>(
      actor,
      `SELECT a.state FROM appraisal a WHERE a.bureau_id = $1 AND a.id = $8 AND ($9::boolean OR $5::boolean OR ${isCustodian} OR ${isVisible})`,
      [...readerOf(actor), appraisalId, isHolder],
    );
    return found?.state ?? null;
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
