import type { ClientMetadata } from 'oidc-provider';

/** For `npm run token` and tests: no browser, no password. */
export const DEMO_CLIENT = 'huiyin-demo';
export const DEMO_GRANT = 'urn:huiyin:demo-login';
/** For web pages on this machine: authorization code with PKCE. */
export const WEB_CLIENT = 'huiyin-web';
/** What a token is for (RFC 8707); its audience in the token is the gateway's OIDC_AUDIENCE. */
export const GRAPH_RESOURCE = 'urn:huiyin:graph';

export const clients: readonly ClientMetadata[] = [
  {
    client_id: DEMO_CLIENT,
    token_endpoint_auth_method: 'none',
    grant_types: [DEMO_GRANT],
    response_types: [],
    redirect_uris: [],
  },
  {
    // `native`, so that any port of this machine may be the redirect's (RFC 8252 §7.3).
    client_id: WEB_CLIENT,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: ['127.0.0.1', 'localhost'].flatMap((host) => [
      `http://${host}/callback`,
      `http://${host}/graphiql`,
    ]),
  },
];
