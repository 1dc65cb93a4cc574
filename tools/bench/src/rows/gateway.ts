import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { load } from '../load';
import { alternate, type Benchmark, type Row } from '../measure';
import { type ServerProcess, serverProcess } from '../server-process';
import { benchKey } from '../servers/bench-key';
import { type ToyName, toySchemas, twoHops } from '../servers/toy-schemas';

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

interface Contenders {
  readonly ours: ServerProcess;
  readonly stock: ServerProcess;
  readonly stitch: ServerProcess;
  readonly tokens: readonly string[];
  stop(): Promise<void>;
}

async function contenders(): Promise<Contenders> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  const toy = 'tools/bench/src/servers/toy-subgraph.js';
  const [units, tasks] = await Promise.all([
    serverProcess(toy, {}, ['organization']),
    serverProcess(toy, {}, ['rectification']),
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
      NODE_ENV: 'production',
      PORT: '0',
      LOG_LEVEL: 'error',
      SUPERGRAPH_FILE: file,
      OPERATIONS_MODE: 'open',
      OIDC_ISSUER: people.url,
      SUBGRAPH_URLS: pairs(urls),
      ACTOR_KEYS: pairs({ organization: benchKey, rectification: benchKey }),
    }),
    serverProcess('tools/bench/src/servers/gateway-stock.js', { SUPERGRAPH_FILE: file }),
    serverProcess('tools/bench/src/servers/stitch.js', {
      TASKS_URL: tasks.url,
      UNITS_URL: units.url,
    }),
  ]);
  const stop = async () => {
    await Promise.all([ours, stock, stitch, units, tasks].map((each) => each.stop()));
    people.server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ours, stock, stitch, tokens: people.tokens, stop };
}

/** P1 (and P3's shape at 500 objects): our gateway with all security on, against the stock one with none. */
export const gatewayBenchmark: Benchmark = {
  id: 'P1-P3',
  async run() {
    const { ours, stock, stitch, tokens, stop } = await contenders();
    const rows: Row[] = [];
    const ask = async ({ url }: ServerProcess, first: number) => {
      const headers = (at: number) => ({ authorization: `Bearer ${tokens[at % tokens.length]}` });
      const body = JSON.stringify({ query: twoHops, variables: { first } });
      return (await load({ url, body, headers })).perSecond;
    };
    const row = async (
      id: string,
      what: string,
      first: number,
      contender: ServerProcess,
      contenderIs: string,
      atLeast: number,
    ) =>
      rows.push({
        id,
        what,
        unit: 'req/s',
        contenderIs,
        atLeast,
        ...(await alternate(
          () => ask(ours, first),
          () => ask(contender, first),
        )),
      });
    await row(
      'P1',
      'two hops, 20 tasks with their units',
      20,
      stock,
      'stock gateway without security',
      2,
    );
    await row(
      'P1',
      'two hops, 20 tasks with their units',
      20,
      stitch,
      'a hand-written stitch',
      0.22,
    );
    await row(
      'P3',
      'two hops, a large answer (700 tasks)',
      700,
      stock,
      'stock gateway without security',
      1.6,
    );
    await stop();
    return rows;
  },
};
