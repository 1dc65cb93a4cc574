import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { emitGrantsChanged } from '../account/grants-changed';
import { endSpan } from '../span/span.rules';
import { announceMembership } from './announce-supervision';
import { SupervisionGroupEntity } from './supervision-group.entity';
import { SupervisionMembershipNotFound } from './supervision-group.errors';
import { SupervisionMembershipEntity } from './supervision-membership.entity';

/** Ends a membership, so that a successor can be appointed; the past stays readable. */
export class EndSupervisionMembership {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, membershipId: string, on: string): Promise<SupervisionGroupEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const membership = await tx.lock(SupervisionMembershipEntity, membershipId);
      if (!membership) throw new SupervisionMembershipNotFound(membershipId);
      endSpan('The membership', membership, on);
      await tx.save(membership);
      announceMembership(tx, membership);
      emitGrantsChanged(tx, membership.bureauId, [membership.personId]);
      return tx.manager.findOneByOrFail(SupervisionGroupEntity, { id: membership.groupId });
    });
  }
}
