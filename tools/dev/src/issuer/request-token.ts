import { DEMO_CLIENT, DEMO_GRANT } from './clients';
import { DemoLoginRefused } from './issuer.errors';

/** A bearer token (one hour) for a demo login, from a running issuer. @throws DemoLoginRefused */
export async function requestToken(issuer: string, login: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: DEMO_GRANT, client_id: DEMO_CLIENT, login }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token === undefined)
    throw new DemoLoginRefused(login, answer.error_description ?? `HTTP ${response.status}`);
  return answer.access_token;
}
