import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { BureauEntity } from '../bureau/bureau.entity';
import { OwnBureauNotFound } from '../bureau/bureau.errors';
import { localDay } from '../bureau/local-day.rules';
import {
  PartyOrganisationCannotStandThere,
  PartyOrganisationNameTaken,
} from '../party-organisation/party-organisation.errors';
import { UnitCannotStandThere, UnitNameTaken } from './unit.errors';

export interface Place {
  readonly bureauId: string;
  /** YYYY-MM-DD in the bureau's time zone. */
  readonly today: string;
  readonly now: Date;
}

/**
 * The transaction in which a bureau's structure changes. The bureau is locked: its changes come one after the other,
 * so that two merges, or a roster import and a rename, cannot each decide on what the other is changing.
 */
export class StructureChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run<R>(actor: Actor, work: (tx: Tx, place: Place) => Promise<R>): Promise<R> {
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const { bureauId } = actor;
        const bureau = bureauId === null ? null : await tx.lock(BureauEntity, bureauId);
        if (!bureau) throw new OwnBureauNotFound();
        const now = this.clock.now();
        return work(tx, { bureauId: bureau.id, today: localDay(now, bureau.timeZone), now });
      });
    } catch (error) {
      throw refusals[violatedConstraint(error) ?? '']?.() ?? error;
    }
  }
}

// What the database refuses whoever writes; the verbs ask before, where they can say more.
const refusals: Readonly<Record<string, () => Error>> = {
  unit_version_name_once: () => new UnitNameTaken(),
  unit_version_name_once_below: () => new UnitNameTaken(),
  unit_alias_once: () => new UnitNameTaken(),
  unit_name_leads_to_one: () => new UnitNameTaken(),
  party_organisation_name_once: () => new PartyOrganisationNameTaken(),
  party_organisation_version_no_cycle: () => new PartyOrganisationCannotStandThere('below-itself'),
  party_organisation_not_its_own_parent: () =>
    new PartyOrganisationCannotStandThere('below-itself'),
  unit_version_no_cycle: () => new UnitCannotStandThere('below-itself'),
  unit_version_not_its_own_parent: () => new UnitCannotStandThere('below-itself'),
};
