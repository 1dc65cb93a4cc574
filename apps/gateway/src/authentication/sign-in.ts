import { Actor } from '@huiyin/identity';
import type { ActorCache } from '../actors/actor-cache';
import { bearerToken } from './bearer-token';
import type { TokenVerifier } from './token-verifier';

const nobody = Actor.anonymous();

/** Who asks: the one way from an `Authorization` header to an actor, for operations and for files. */
export class SignIn {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly actors: ActorCache,
  ) {}

  /** The anonymous actor without a header; throws TokenRefused, IssuerUnavailable, AccountUnknown, DirectoryUnavailable. */
  async actorOf(authorization: string | undefined): Promise<Actor> {
    const token = bearerToken(authorization);
    if (token === null) return nobody;
    return this.actors.actorOf(await this.tokens.subjectOf(token));
  }
}
