import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { mayKeep } from '../group/keep-group';
import { lockPerson } from '../person/lock-person';
import { checkSpan } from '../span/span.rules';
import { followPlannedEnds } from '../unit/hold-at-unit';
import { announceContactPoint } from './announce-contact-point';
import { ContactPointEntity, type ContactPointKind } from './contact-point.entity';
import {
  ContactPointAlreadyHeld,
  ContactPointIsOnePlace,
  ContactPointPlaceNotFound,
} from './contact-point.errors';

export interface ContactPointToAssign {
  readonly personId: string;
  readonly unitId?: string;
  readonly partyOrganisationId?: string;
  /** `contact-point` when absent. */
  readonly kind?: ContactPointKind;
  readonly from: string;
  readonly to?: string;
}

/**
 * Pairs a leader with a unit, department or Party organisation (R002.5, R003.96). Several leaders may share one; how many
 * each has is a quota that is shown, not enforced: on the way there the numbers are wrong.
 */
export class AssignContactPoint {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, wanted: ContactPointToAssign): Promise<ContactPointEntity> {
    const { personId, unitId, partyOrganisationId, from, to = null } = wanted;
    checkSpan('The contact point', from, to);
    const placeId = unitId ?? partyOrganisationId;
    if (placeId === undefined || (unitId !== undefined && partyOrganisationId !== undefined))
      throw new ContactPointIsOnePlace();
    try {
      return await this.unitOfWork.run(actor, (tx) => assign(tx, actor, wanted, placeId));
    } catch (error) {
      const broken = violatedConstraint(error) ?? '';
      if (broken === 'contact_point_once') throw new ContactPointAlreadyHeld(personId);
      if (['contact_point_unit_fk', 'contact_point_party_organisation_fk'].includes(broken))
        throw new ContactPointPlaceNotFound(placeId);
      throw error;
    }
  }
}

async function assign(
  tx: Tx,
  actor: Actor,
  wanted: ContactPointToAssign,
  placeId: string,
): Promise<ContactPointEntity> {
  const { personId, kind = 'contact-point', from, to = null } = wanted;
  const place = {
    unitId: wanted.unitId ?? null,
    partyOrganisationId: wanted.partyOrganisationId ?? null,
  };
  if (!(await mayKeep(tx, actor, 'contact-point:assign', place, from)))
    throw new ContactPointPlaceNotFound(placeId);
  const { bureauId } = await lockPerson(tx, personId);
  const contactPoint = tx.manager.create(ContactPointEntity, {
    id: newId(),
    bureauId,
    personId,
    kind,
    ...place,
    validFrom: from,
    validTo: to,
  });
  await tx.manager.insert(ContactPointEntity, contactPoint);
  announceContactPoint(tx, contactPoint);
  if (place.unitId !== null) await followPlannedEnds(tx, [place.unitId]);
  return tx.manager.findOneByOrFail(ContactPointEntity, { id: contactPoint.id });
}
