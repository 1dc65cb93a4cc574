import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { PersonEntity } from '../person/person.entity';
import { PersonNotFound } from '../person/person.errors';
import { UnitEntity } from '../unit/unit.entity';
import { UnitNotFound } from '../unit/unit.errors';
import { PostEntity, type PostKind } from './post.entity';
import { PostEndsBeforeItBegins, PostOverlaps, PrincipalAlreadyAppointed } from './post.errors';

export interface Appointment {
  readonly personId: string;
  readonly unitId: string;
  readonly kind: PostKind;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** First day without the post; open-ended when absent. */
  readonly to?: string;
}

/** Gives a person a post at a unit. One principal a unit at a time; the same post twice at a time is refused. */
export class AppointPost {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, appointment: Appointment): Promise<PostEntity> {
    if (appointment.to !== undefined && appointment.to < appointment.from)
      throw new PostEndsBeforeItBegins();
    try {
      return await this.appoint(actor, appointment);
    } catch (error) {
      const broken = violatedConstraint(error);
      if (broken === 'post_held_once') throw new PostOverlaps();
      if (broken === 'post_one_principal') throw new PrincipalAlreadyAppointed(appointment.unitId);
      throw error;
    }
  }

  private appoint(
    actor: Actor,
    { personId, unitId, kind, from, to }: Appointment,
  ): Promise<PostEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const person = await tx.lock(PersonEntity, personId);
      if (!person) throw new PersonNotFound(personId);
      const unit = await tx.manager.findOneBy(UnitEntity, { id: unitId });
      if (!unit) throw new UnitNotFound(unitId);
      const { bureauId } = person;
      const post = tx.manager.create(PostEntity, {
        id: newId(),
        bureauId,
        personId,
        unitId,
        kind,
        validFrom: from,
        validTo: to ?? null,
      });
      await tx.manager.insert(PostEntity, post);
      emitGrantsChanged(tx, bureauId, [personId]);
      return post;
    });
  }
}
