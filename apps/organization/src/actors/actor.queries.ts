import type { ActorClaims } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { noTenant, type ScopedReads } from '@huiyin/persistence';

export type FoundActor = Omit<ActorClaims, 'kind' | 'bureauId'> & {
  readonly bureauId: string | null;
};

export class ActorQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  /** Who a subject is and may do what where, in one round trip; null when nobody. */
  async find(subject: string): Promise<FoundActor | null> {
    // Asked before any tenant is known: `actor_of` finds the tenant and stays inside it (see its migration).
    const row = await this.reads.one<{ actor: FoundActor | null }>(
      noTenant,
      'SELECT actor_of($1, $2) AS actor',
      [subject, this.clock.now()],
    );
    return row?.actor ?? null;
  }
}
