/** For `npm run token` and tests: no browser, no password. */
export const DEMO_CLIENT = 'huiyin-demo';
export const DEMO_GRANT = 'urn:huiyin:demo-login';
/** For web pages on this machine: authorization code with PKCE. */
export const WEB_CLIENT = 'huiyin-web';
/** What a token is for (RFC 8707); its audience in the token is the gateway's OIDC_AUDIENCE. */
export const GRAPH_RESOURCE = 'urn:huiyin:graph';
