import type { default as Provider, TokenEndpointGrantContext } from 'oidc-provider';
import { DEMO_GRANT, GRAPH_RESOURCE } from './clients';
import { isDemoLogin } from './demo-logins';
import { graphServer } from './issuer-configuration';

/** POST /token with `grant_type=urn:huiyin:demo-login&client_id=huiyin-demo&login=office`: a token for a demo login. */
export function registerDemoGrant(provider: Provider, audience: string): void {
  const handler = async (context: TokenEndpointGrantContext<{ login?: string }>) => {
    const login = String(context.oidc.params.login ?? '');
    if (!isDemoLogin(login)) {
      context.status = 400;
      context.body = { error: 'invalid_grant', error_description: 'unknown demo login' };
      return;
    }
    const { client } = context.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: login });
    grant.addResourceScope(GRAPH_RESOURCE, 'graph');
    const token = new provider.AccessToken({
      accountId: login,
      client,
      grantId: await grant.save(),
      gty: DEMO_GRANT,
      scope: 'graph',
    });
    token.resourceServer = new provider.ResourceServer(GRAPH_RESOURCE, graphServer(audience));
    const value = await token.save();
    context.body = {
      access_token: value,
      token_type: 'Bearer',
      expires_in: token.expiration,
      scope: 'graph',
    };
  };
  provider.registerGrantType<{ login?: string }>(DEMO_GRANT, handler, 'login');
}
