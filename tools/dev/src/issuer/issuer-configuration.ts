import type { Configuration, JWKS, interactionPolicy } from 'oidc-provider';
import { clients, GRAPH_RESOURCE } from './clients';
import { isDemoLogin } from './demo-logins';
import type { IssuerKeys } from './issuer-keys';

const TOKEN_SECONDS = 3600;

const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

type Policy = ReturnType<typeof interactionPolicy.base>;

/** @param policy the package's own sign-in policy; its consent is taken out (see {@link grantEverything}) */
export function issuerConfiguration(
  keys: IssuerKeys,
  audience: string,
  policy: Policy,
): Configuration {
  policy.remove('consent');
  return {
    jwks: { keys: keys.signing } as unknown as JWKS,
    cookies: { keys: [...keys.cookies] },
    clients: [...clients],
    scopes: ['openid'],
    pkce: { required: () => true },
    findAccount: (_context, id) =>
      isDemoLogin(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    clientBasedCORS: (_context, origin) => loopback.test(origin),
    interactions: {
      policy,
      url: (_context, { uid }) => `/interaction/${uid}`,
    },
    loadExistingGrant: grantEverything,
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => GRAPH_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => graphServer(audience),
      },
    },
    ttl: {
      AccessToken: TOKEN_SECONDS,
      IdToken: TOKEN_SECONDS,
      Session: 86_400,
      Grant: 86_400,
      Interaction: 600,
    },
  };
}

/** Access tokens for the graph are signed JWTs (RFC 9068), which the gateway verifies without asking back. */
export function graphServer(audience: string) {
  return {
    audience,
    scope: 'graph',
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: TOKEN_SECONDS,
    jwt: { sign: { alg: 'RS256' as const } },
  };
}

// The demo's own clients are not asked to consent: who may do what is decided by organization, not by a scope.
const grantEverything: NonNullable<Configuration['loadExistingGrant']> = async (context) => {
  const { client, provider, session } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(GRAPH_RESOURCE, 'graph');
  await grant.save();
  return grant;
};
