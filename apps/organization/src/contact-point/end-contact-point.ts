import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { mayKeep } from '../group/keep-group';
import { endSpan } from '../span/span.rules';
import { announceContactPoint } from './announce-contact-point';
import { ContactPointEntity } from './contact-point.entity';
import { ContactPointNotFound } from './contact-point.errors';

/** From a day on the leader does not have this contact point any more. */
export class EndContactPoint {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, contactPointId: string, on: string): Promise<ContactPointEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const contactPoint = await tx.lock(ContactPointEntity, contactPointId);
      if (!contactPoint || !(await mayKeep(tx, actor, 'contact-point:assign', contactPoint, on)))
        throw new ContactPointNotFound(contactPointId);
      endSpan('The contact point', contactPoint, on);
      await tx.save(contactPoint);
      announceContactPoint(tx, contactPoint);
      return contactPoint;
    });
  }
}
