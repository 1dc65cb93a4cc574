import { UnitChanged } from '@huiyin/contracts';
import type { Reaction, ReceivedEvent, Tx } from '@huiyin/events';
import type { FollowUnit } from '../participation/follow-unit';

type Changed = ReturnType<typeof UnitChanged.of>['payload'];

/** A unit is classed or placed otherwise, or goes on in others: what it owes goes after it, and old days stay as they were. */
export class FollowWhenUnitChanged implements Reaction<Changed> {
  readonly name = 'follow-when-unit-changed';
  readonly on = UnitChanged;

  constructor(private readonly follow: FollowUnit) {}

  async react(tx: Tx, { id, time, payload }: ReceivedEvent<Changed>): Promise<void> {
    const { bureauId, unitId, change, unitType, parentUnitId, effectiveOn } = payload;
    await this.follow.execute(
      tx,
      bureauId,
      {
        ...{ eventId: id, unitId, campaignId: null, change, unitType, parentUnitId, effectiveOn },
        ...{ mode: null, supervisionGroupId: null, successorUnitIds: payload.successorUnitIds },
        ...{
          endsOn: null,
          assignmentId: null,
          reason: null,
          saidBy: null,
          saidAt: time,
          knownAt: this.follow.clock.now(),
        },
      },
      'unit',
    );
  }
}
