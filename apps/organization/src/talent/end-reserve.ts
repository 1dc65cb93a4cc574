import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { endSpan } from '../span/span.rules';
import { ReserveCadreEntity } from './reserve-cadre.entity';
import { TalentEntryNotFound } from './talent.errors';

/** Somebody is no longer kept in reserve from a day on. */
export class EndReserve {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, reserveId: string, on: string): Promise<ReserveCadreEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const reserve = await tx.lock(ReserveCadreEntity, reserveId);
      if (!reserve) throw new TalentEntryNotFound(reserveId);
      endSpan('The reserve', reserve, on);
      return tx.save(reserve);
    });
  }
}
