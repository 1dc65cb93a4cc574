import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { emitGrantsChanged } from '../account/grants-changed';
import { announceSpan } from '../span/announce-span';
import { ActingAppointmentEntity } from './acting-appointment.entity';
import { ActingNotFound } from './post.errors';

/** From `on` nobody acts any more: the holder is back, or the chair stays empty. */
export class EndActing {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, actingId: string, on: string): Promise<ActingAppointmentEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const acting = await tx.lock(ActingAppointmentEntity, actingId);
      if (!acting) throw new ActingNotFound(actingId);
      acting.end(on);
      await tx.save(acting);
      announceSpan(tx, { ...acting, role: acting.kind });
      emitGrantsChanged(tx, acting.bureauId, [acting.personId]);
      return acting;
    });
  }
}
