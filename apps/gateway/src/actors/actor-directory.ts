import { z } from 'zod';
import { Actor, actorHeader, type ActorClaims, roles } from '@huiyin/identity';
import type { SubgraphClient } from '../subgraphs/subgraph-client';
import { AccountUnknown, DirectoryUnavailable } from './actors.errors';
import type { SignedActors } from './signed-actors';

const grant = z.object({
  role: z.enum(roles),
  bureauId: z.string().optional(),
  unitId: z.string().optional(),
  groupId: z.string().optional(),
  unitIds: z.array(z.string()).optional(),
});
const account = z.object({
  personId: z.string(),
  bureauId: z.string().nullable(),
  grants: z.array(grant),
});

const lookupWithinMs = 1_500;

/** Asks the directory subgraph who a subject is: `GET /internal/actors/<subject>`. */
export class ActorDirectory {
  constructor(
    private readonly client: SubgraphClient,
    private readonly signed: SignedActors,
    private readonly name: string,
  ) {}

  /** Throws AccountUnknown, or DirectoryUnavailable when it does not answer or answers nonsense. */
  async find(subject: string): Promise<Actor> {
    const answer = await this.client
      .send({
        method: 'GET',
        path: `${this.client.basePath}/internal/actors/${encodeURIComponent(subject)}`,
        headers: { [actorHeader]: this.signed.for(Actor.anonymous(), this.name) },
        withinMs: lookupWithinMs,
      })
      .catch(() => {
        throw new DirectoryUnavailable();
      });
    if (answer.status === 404) throw new AccountUnknown();
    const parsed = answer.status === 200 ? account.safeParse(parsedJson(answer.text)) : null;
    if (!parsed?.success) throw new DirectoryUnavailable();
    const { bureauId, ...rest } = parsed.data;
    // zod writes `undefined` into optional fields' types; absent and undefined mean the same here.
    return new Actor({
      kind: 'person',
      ...rest,
      ...(bureauId === null ? {} : { bureauId }),
    } as ActorClaims);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DirectoryUnavailable();
  }
}
