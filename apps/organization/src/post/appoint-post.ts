import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { emitGrantsChanged } from '../account/grants-changed';
import { lockPerson } from '../person/lock-person';
import { announceSpan } from '../span/announce-span';
import { followPlannedEnds, unitToHoldAt } from '../unit/hold-at-unit';
import { ActingAppointmentEntity } from './acting-appointment.entity';
import { isSeat, type PostKind } from './post-kinds.rules';
import { PostEntity } from './post.entity';
import { OwnAppointment, PostEndsBeforeItBegins } from './post.errors';
import { vacancyActingOnSeat } from './seat.queries';
import { translatePostRefusal } from './translate-post-refusal';
import { writePosts } from './write-posts';

export interface Appointment {
  readonly personId: string;
  /** A unit, a department or a study group. */
  readonly unitId: string;
  readonly partyOrganisationId?: string;
  readonly kind: PostKind;
  readonly title?: string;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** First day without the post; open-ended when absent. */
  readonly to?: string;
}

/**
 * Gives a person a post at a unit. One principal a line and unit at a time; the same post twice at a time is refused;
 * nobody appoints himself. Whoever acted because the chair was vacant stops when it is filled (§7.51).
 */
export class AppointPost {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, appointment: Appointment): Promise<PostEntity> {
    const { personId, from, to } = appointment;
    if (to !== undefined && to < from) throw new PostEndsBeforeItBegins();
    if (actor.personId === personId) throw new OwnAppointment();
    try {
      return await this.unitOfWork.run(actor, (tx) => appoint(tx, appointment));
    } catch (error) {
      throw translatePostRefusal(error, appointment);
    }
  }
}

async function appoint(tx: Tx, appointment: Appointment): Promise<PostEntity> {
  const { personId, unitId, kind, from, to } = appointment;
  const { bureauId } = await lockPerson(tx, personId);
  // Locked: whether a chair is vacant is asked by whoever appoints and by whoever lets somebody act.
  const unit = await unitToHoldAt(tx, unitId, from);
  const [post] = await writePosts(tx, [
    {
      bureauId,
      personId,
      unitId,
      unitKind: unit.kind,
      partyOrganisationId: appointment.partyOrganisationId ?? null,
      kind,
      title: appointment.title ?? null,
      validFrom: from,
      validTo: to ?? null,
    },
  ]);
  if (!post) throw new Error('cannot happen: a post was written and is not there');
  const replaced = isSeat(kind) ? await endActing(tx, post) : [];
  emitGrantsChanged(tx, bureauId, [...new Set([personId, ...replaced])]);
  await followPlannedEnds(tx, [unitId]);
  return tx.manager.findOneByOrFail(PostEntity, { id: post.id });
}

/** The people who acted on the chair of a new post and no longer do. */
async function endActing(tx: Tx, post: PostEntity): Promise<string[]> {
  const people: string[] = [];
  for (const { id } of await vacancyActingOnSeat(tx.manager, post)) {
    const acting = await tx.lock(ActingAppointmentEntity, id);
    if (!acting) continue;
    acting.end(acting.validFrom > post.validFrom ? acting.validFrom : post.validFrom);
    await tx.save(acting);
    announceSpan(tx, { ...acting, role: acting.kind });
    people.push(acting.personId);
  }
  return people;
}
