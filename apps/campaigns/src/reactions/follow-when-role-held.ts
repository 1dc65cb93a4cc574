import { RoleHeld } from '@huiyin/contracts';
import type { Reaction, ReceivedEvent, Tx } from '@huiyin/events';
import type { FollowHolding } from '../holding/follow-holding';

type Held = ReturnType<typeof RoleHeld.of>['payload'];

/** A post is taken or left: duties of the office are handed over, duties of the person begin or end (R000.58, need 49). */
export class FollowWhenRoleHeld implements Reaction<Held> {
  readonly name = 'follow-when-role-held';
  readonly on = RoleHeld;

  constructor(private readonly follow: FollowHolding) {}

  async react(tx: Tx, { id, time, payload }: ReceivedEvent<Held>): Promise<void> {
    await this.follow.execute(tx, {
      ...payload,
      ...{ eventId: id, saidAt: time, knownAt: this.follow.clock.now() },
    });
  }
}
