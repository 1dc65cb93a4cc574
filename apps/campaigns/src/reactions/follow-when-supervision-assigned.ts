import { SupervisionAssigned } from '@huiyin/contracts';
import type { Reaction, ReceivedEvent, Tx } from '@huiyin/events';
import { dayIn } from '../calendar/days.rules';
import type { FollowUnit } from '../participation/follow-unit';

type Assigned = ReturnType<typeof SupervisionAssigned.of>['payload'];

/** Another group supervises a unit: its people attend and review from that day on (R000.23, R000.77). */
export class FollowWhenSupervisionAssigned implements Reaction<Assigned> {
  readonly name = 'follow-when-supervision-assigned';
  readonly on = SupervisionAssigned;

  constructor(private readonly follow: FollowUnit) {}

  async react(tx: Tx, { id, time, payload }: ReceivedEvent<Assigned>): Promise<void> {
    const { bureauId, unitId, supervisionGroupId } = payload;
    await this.follow.execute(
      tx,
      bureauId,
      {
        ...{ eventId: id, unitId, campaignId: null, change: 'supervised', supervisionGroupId },
        ...{ mode: null, unitType: null, parentUnitId: null, successorUnitIds: [] },
        ...{
          effectiveOn: payload.from ?? dayIn('Asia/Shanghai', time),
          endsOn: payload.to ?? null,
        },
        ...{ assignmentId: payload.assignmentId ?? null, reason: null, saidBy: null },
        ...{ saidAt: time, knownAt: this.follow.clock.now() },
      },
      'unit',
    );
  }
}
