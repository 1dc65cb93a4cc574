import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type ServerProcess, serverProcess } from '../server-process';
import { benchKey } from '../servers/bench-key';
import { type ToyName, toySchemas } from '../servers/toy-schemas';

interface Issuer {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly server: Server;
}

/** RS256, as identity providers sign; one token per request and person. */
async function issuer(count: number): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwks = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }],
  });
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(jwks),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const sign = (at: number) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', kid: 'bench', typ: 'at+jwt' })
      .setSubject(`p${at}`)
      .setIssuer(url)
      .setAudience('huiyin')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  const tokens: string[] = [];
  for (let at = 0; at < count; at += 1) tokens.push(await sign(at));
  return { url, tokens, server };
}

function supergraphOf(urls: Record<ToyName, string>): string {
  const services = (Object.keys(toySchemas) as ToyName[]).map((name) => ({
    name,
    url: urls[name],
    typeDefs: parse(toySchemas[name]),
  }));
  const composed = composeServices(services);
  if (!composed.supergraphSdl) throw new Error(`cannot happen: ${String(composed.errors)}`);
  return composed.supergraphSdl;
}

export interface GatewayBed {
  readonly supergraphFile: string;
  /** The subgraph that entities come from; asked directly when it counts (P10). */
  readonly units: ServerProcess;
  readonly ours: ServerProcess;
  readonly stock: ServerProcess;
  readonly stitch: ServerProcess;
  readonly tokens: readonly string[];
  stop(): Promise<void>;
}

/**
 * Our gateway with all security on, the stock one and a hand-written stitch with none, all over the same subgraphs.
 * `isCounting` makes the subgraph of the entities count what it is sent (P10), which costs time.
 */
export async function openGatewayBed({ isCounting = false } = {}): Promise<GatewayBed> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  const toy = 'tools/bench/src/servers/toy-subgraph.js';
  const [units, tasks] = await Promise.all([
    serverProcess(toy, {
      core: 'load',
      args: ['organization', ...(isCounting ? ['counting'] : [])],
    }),
    serverProcess(toy, { core: 'load', args: ['rectification'] }),
  ]);
  const urls = { organization: units.url, rectification: tasks.url };
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphOf(urls));
  const people = await issuer(2_000);
  const pairs = (values: Record<ToyName, string>) =>
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}`)
      .join(';');
  const [ours, stock, stitch] = await Promise.all([
    serverProcess('apps/gateway/src/main.js', {
      env: {
        NODE_ENV: 'production',
        PORT: '0',
        LOG_LEVEL: 'error',
        SUPERGRAPH_FILE: file,
        OPERATIONS_MODE: 'open',
        OIDC_ISSUER: people.url,
        SUBGRAPH_URLS: pairs(urls),
        ACTOR_KEYS: pairs({ organization: benchKey, rectification: benchKey }),
      },
      nodeOptions: ['--max-semi-space-size=32', '--max-old-space-size=256'], // as `npm start` and compose start it
    }),
    serverProcess('tools/bench/src/servers/gateway-stock.js', { env: { SUPERGRAPH_FILE: file } }),
    serverProcess('tools/bench/src/servers/stitch.js', {
      env: { TASKS_URL: tasks.url, UNITS_URL: units.url },
    }),
  ]);
  const stop = async () => {
    await Promise.all([ours, stock, stitch, units, tasks].map((each) => each.stop()));
    people.server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ours, stock, stitch, units, supergraphFile: file, tokens: people.tokens, stop };
}
