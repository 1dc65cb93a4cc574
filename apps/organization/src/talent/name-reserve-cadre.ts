import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { lockPerson } from '../person/lock-person';
import { checkSpan } from '../span/span.rules';
import { ReserveCadreEntity } from './reserve-cadre.entity';
import { AlreadyOnTheList } from './talent.errors';
import type { AgeBand, Education, ReserveLevel } from './talent.rules';

export interface ReserveToName {
  readonly personId: string;
  readonly forLevel: ReserveLevel;
  readonly education: Education;
  readonly specialty: string;
  readonly ageBand: AgeBand;
  readonly from: string;
  readonly to?: string;
}

/** Keeps somebody in reserve for a level of post, by knowledge, age and specialty (R004.23). */
export class NameReserveCadre {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, reserve: ReserveToName): Promise<ReserveCadreEntity> {
    const { personId, from, to, ...facts } = reserve;
    checkSpan('The reserve', from, to ?? null);
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const { bureauId } = await lockPerson(tx, personId);
        const span = { validFrom: from, validTo: to ?? null };
        const row = { id: newId(), bureauId, personId, ...facts, ...span };
        const named = tx.manager.create(ReserveCadreEntity, row);
        await tx.manager.insert(ReserveCadreEntity, named);
        return named;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'reserve_cadre_once') throw new AlreadyOnTheList(personId);
      throw error;
    }
  }
}
