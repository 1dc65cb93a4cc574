import type { Actor, ActorSigner } from '@huiyin/identity';
import { type Clock, systemClock } from '@huiyin/kernel';

// A signature lives 60 s; a request may run for some seconds and clocks differ a little.
const reusedMs = 20_000;

/** Signs an actor once per subgraph and 20 seconds instead of once per call; the subgraph's check is then a map lookup too. */
export class SignedActors {
  private readonly tokens = new WeakMap<Actor, Map<string, { token: string; until: number }>>();

  constructor(
    private readonly signer: ActorSigner,
    private readonly clock: Clock = systemClock,
  ) {}

  for(actor: Actor, subgraph: string): string {
    const now = this.clock.now().getTime();
    let mine = this.tokens.get(actor);
    if (!mine) this.tokens.set(actor, (mine = new Map()));
    const known = mine.get(subgraph);
    if (known && known.until > now) return known.token;
    const token = this.signer.sign(actor, subgraph);
    mine.set(subgraph, { token, until: now + reusedMs });
    return token;
  }
}
