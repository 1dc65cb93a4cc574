import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { lockPerson } from '../person/lock-person';
import { announceHolding } from '../role-holding/announce-holding';
import { followPlannedEnds, unitToHoldAt } from '../unit/hold-at-unit';
import { ActingAppointmentEntity } from './acting-appointment.entity';
import { isSeat, type PostKind, sameSeatKinds } from './post-kinds.rules';
import { PostEntity } from './post.entity';
import {
  ActingNeedsASeat,
  ActsForOneself,
  HolderNotAbsentThen,
  OwnAppointment,
  PostEndsBeforeItBegins,
  SeatNotVacant,
} from './post.errors';
import { postsOnSeat } from './seat.queries';
import { translatePostRefusal } from './translate-post-refusal';

export interface Acting {
  readonly personId: string;
  readonly unitId: string;
  readonly partyOrganisationId?: string;
  /** The chair; its role in the graph is given for the span. */
  readonly kind: PostKind;
  /** The post whose holder is on leave; absent: the chair is vacant. */
  readonly absentPostId?: string;
  readonly from: string;
  /** First day without acting; open-ended when absent. */
  readonly to?: string;
}

/** Lets somebody act on a chair whose holder is on leave or that is vacant (§7.51), with the rights of the post. */
export class AppointActing {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, acting: Acting): Promise<ActingAppointmentEntity> {
    if (!isSeat(acting.kind)) throw new ActingNeedsASeat(acting.kind);
    if (acting.to !== undefined && acting.to < acting.from) throw new PostEndsBeforeItBegins();
    if (actor.personId === acting.personId) throw new OwnAppointment();
    try {
      return await this.unitOfWork.run(actor, (tx) => appoint(tx, acting));
    } catch (error) {
      throw translatePostRefusal(error, acting);
    }
  }
}

async function appoint(tx: Tx, acting: Acting): Promise<ActingAppointmentEntity> {
  const { personId, unitId, kind, from, to } = acting;
  const { bureauId } = await lockPerson(tx, personId);
  const unit = await unitToHoldAt(tx, unitId, from);
  const row = tx.manager.create(ActingAppointmentEntity, {
    id: newId(),
    bureauId,
    personId,
    unitId,
    unitKind: unit.kind,
    partyOrganisationId: acting.partyOrganisationId ?? null,
    kind,
    absentPostId: acting.absentPostId ?? null,
    validFrom: from,
    validTo: to ?? null,
    voidedAt: null,
    voidReason: null,
  });
  if (row.absentPostId === null) await refuseHeldSeat(tx, row);
  else await refuseOtherPost(tx, row, row.absentPostId);
  await tx.manager.insert(ActingAppointmentEntity, row);
  announceHolding(tx, { ...row, role: kind });
  emitGrantsChanged(tx, bureauId, [personId]);
  await followPlannedEnds(tx, [unitId]);
  return tx.manager.findOneByOrFail(ActingAppointmentEntity, { id: row.id });
}

async function refuseHeldSeat(tx: Tx, row: ActingAppointmentEntity): Promise<void> {
  const [held] = await postsOnSeat(tx.manager, row);
  if (held) throw new SeatNotVacant(held.id);
}

async function refuseOtherPost(tx: Tx, row: ActingAppointmentEntity, postId: string) {
  const post = await tx.lock(PostEntity, postId);
  if (!post || !holdsThroughout(post, row)) throw new HolderNotAbsentThen();
  if (post.personId === row.personId) throw new ActsForOneself();
}

function holdsThroughout(post: PostEntity, row: ActingAppointmentEntity): boolean {
  const isSeatOf =
    post.unitId === row.unitId &&
    post.partyOrganisationId === row.partyOrganisationId &&
    sameSeatKinds(row.kind).includes(post.kind);
  const lasts = post.validTo === null || (row.validTo !== null && row.validTo <= post.validTo);
  return isSeatOf && lasts && post.voidedAt === null && post.validFrom <= row.validFrom;
}
