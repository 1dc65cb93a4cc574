import { createServer, type Server } from 'node:http';
import { OpenConnections } from '@huiyin/observability';
import type Provider from 'oidc-provider';
import { registerDemoGrant } from './demo-grant';
import { issuerConfiguration } from './issuer-configuration';
import { issuerKeys } from './issuer-keys';
import { answerLoginPage, isLoginPage } from './login-page';

export interface IssuerOptions {
  /** As it stands in `iss`: where clients reach it. */
  readonly url: string;
  readonly port: number;
  readonly audience: string;
  readonly folder: string;
}

/** A real OpenID provider for the demo and the tests. Signs in whoever asks: on 127.0.0.1 only, never in production. */
export async function startIssuer(
  options: IssuerOptions,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const { default: OpenIdProvider, interactionPolicy } = await import('oidc-provider');
  const configuration = issuerConfiguration(
    issuerKeys(options.folder),
    options.audience,
    interactionPolicy.base(),
  );
  const provider = new OpenIdProvider(options.url, configuration);
  registerDemoGrant(provider, options.audience);
  const server = serverOf(provider);
  const connections = new OpenConnections(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    stop: () => connections.leave(),
  };
}

function serverOf(provider: Provider): Server {
  const openId = provider.callback();
  return createServer((request, response) => {
    if (request.url === '/healthz') return void response.end('{"status":"ok"}');
    if (!isLoginPage(request)) return void openId(request, response);
    answerLoginPage(provider, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400).end('No sign-in is under way.');
    });
  });
}
