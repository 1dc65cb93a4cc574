import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Clock, systemClock } from '@huiyin/kernel';
import { Actor, type ActorClaims } from './actor';

/** The header in which the gateway forwards the actor; subgraphs accept an actor in no other way. */
export const actorHeader = 'x-huiyin-actor';

const lifetimeSeconds = 60;
const issuer = 'huiyin-gateway';
// Compact JWS, HS256 (RFC 7515): symmetric, because both ends are ours and it costs 5 µs where a signature costs 100.
const protectedHeader = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString(
  'base64url',
);

interface ActorPayload {
  iss: string;
  aud: string;
  iat: number;
  exp: number;
  actor: ActorClaims;
}

/** Signs an actor for one audience (a subgraph's name), each with its own key: one subgraph cannot speak for another. */
export class ActorSigner {
  constructor(
    private readonly keys: Readonly<Record<string, string>>,
    private readonly clock: Clock = systemClock,
  ) {}

  sign(actor: Actor, audience: string): string {
    const key = this.keys[audience];
    if (key === undefined) throw new Error(`cannot happen: no actor key for "${audience}"`);
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const payload: ActorPayload = {
      iss: issuer,
      aud: audience,
      iat,
      exp: iat + lifetimeSeconds,
      actor: actor.claims(),
    };
    const body = `${protectedHeader}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
    return `${body}.${mac(body, key)}`;
  }
}

/** Checks signature, audience and lifetime; answers null for anything else, and never says why to the caller. */
export class ActorVerifier {
  private readonly key: KeyObject;
  private readonly seen = new LRUCache<string, { actor: Actor; exp: number }>({ max: 5_000 });

  constructor(
    private readonly audience: string,
    key: string,
    private readonly clock: Clock = systemClock,
  ) {
    this.key = createSecretKey(key, 'utf8'); // once: from a string, every HMAC would make one
  }

  verify(token: string | undefined): Actor | null {
    if (token === undefined || token.length > 65_536) return null;
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const known = this.seen.get(token);
    if (known) return known.exp > now ? known.actor : null;
    const payload = this.read(token);
    if (!payload || payload.exp <= now || payload.iat > now + 5) return null;
    const actor = new Actor(payload.actor);
    this.seen.set(token, { actor, exp: payload.exp });
    return actor;
  }

  private read(token: string): ActorPayload | null {
    const [header, body, signature, ...rest] = token.split('.');
    if (header !== protectedHeader || !body || !signature || rest.length > 0) return null;
    const expected = Buffer.from(mac(`${header}.${body}`, this.key));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as ActorPayload;
    return payload.iss === issuer && payload.aud === this.audience ? payload : null;
  }
}

function mac(body: string, key: string | KeyObject): string {
  return createHmac('sha256', key).update(body).digest('base64url');
}
