import { Agent, request } from 'node:http';
import { House } from './house';

describe('the process', () => {
  it('finishes what is running when it stops, tells clients that the connection ends, then closes', async () => {
    const house = await new House().start();
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    await Promise.all(Array.from({ length: 8 }, () => send(house.url, agent)));
    house.organization.delayMs = 400;
    const running = Array.from({ length: 8 }, () => send(house.url, agent));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = house.stopGatewayOnly();
    const answers = await Promise.all(running);
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(answers.map(({ connection }) => connection)).toEqual(Array(8).fill('close'));
    await stopped;
    await expect(send(house.url, agent)).rejects.toThrow('ECONNREFUSED');
    agent.destroy();
    await house.stop();
  });

  it('still answers what arrives on an open connection while it stops', async () => {
    const house = await new House().start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await send(house.url, agent);
    const stopped = house.stopGatewayOnly();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await send(house.url, agent)).toEqual({ status: 200, connection: 'close' });
    await stopped;
    agent.destroy();
    await house.stop();
  });

  it('has silenced the telemetry of its vendor before anything of it was loaded (S9)', () => {
    expect(process.env['APOLLO_TELEMETRY_DISABLED']).toBe('true');
  });

  it('tells health, readiness and metrics', async () => {
    const house = await new House().start();
    const get = async (path: string) => (await fetch(`${house.url}${path}`)).status;
    expect([
      await get('/healthz'),
      await get('/readyz'),
      await get('/metrics'),
      await get('/else'),
    ]).toEqual([200, 200, 200, 404]);
    await house.stop();
  });

  it('serves GraphiQL in development from its own files, and nothing of the kind otherwise', async () => {
    const house = await new House().start({ graphiql: true, introspection: true });
    const page = await fetch(`${house.url}/graphiql`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:\/\//);
    const files = [...html.matchAll(/(?:src|href)="(\/graphiql\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(files).toHaveLength(6);
    for (const file of files) {
      const { status, headers } = await fetch(`${house.url}${file}`);
      expect([file, status, headers.get('content-type')]).toEqual([
        file,
        200,
        expect.stringMatching(/css|javascript/),
      ]);
    }
    await house.stop();
    const closed = await new House().start();
    expect((await fetch(`${closed.url}/graphiql`)).status).toBe(404);
    await closed.stop();
  });
});

function send(
  url: string,
  agent: Agent,
): Promise<{ status: number | undefined; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent, headers: { 'content-type': 'application/json' } };
    const sent = request(`${url}/graphql`, options, (response) => {
      response.resume();
      response.once('end', () =>
        resolve({ status: response.statusCode, connection: response.headers.connection }),
      );
    });
    sent.once('error', reject);
    sent.end('{"query":"{ bureaus }"}');
  });
}
