import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseEnv, serviceVariables, transportIsComplete } from '@huiyin/config';
import { workspaceRoot } from '@huiyin/kernel';
import { allRoles, discreetLogging, services } from '@huiyin/local-postgres';

// No Docker engine runs in CI: what can be held against the code without one is held here.
interface ComposeService {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly build?: { dockerfile: string; args: { APP: string } };
  readonly depends_on?: Record<string, unknown>;
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
}

const root = workspaceRoot(__dirname);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, ComposeService>;
};
const interpolate = (value: string) => value.replace(/\$\{(\w+)[^}]*\}/g, () => 'x'.repeat(44));
const environmentOf = (name: string) =>
  Object.fromEntries(
    Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [
      key,
      interpolate(value),
    ]),
  );

const subgraphs = [...services, 'ballot-box'];

describe('docker-compose.yml', () => {
  it('has PostgreSQL, Kafka, Keycloak, the migration job and every app', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['postgres', 'kafka', 'keycloak', 'topics', 'migrate', 'gateway', ...subgraphs].sort(),
    );
  });

  it('S14 keeps the log of PostgreSQL as discreet as the local one', () => {
    const settings = Object.entries(discreetLogging).map(([name, value]) => `${name}=${value}`);
    expect(compose.services['postgres']?.command).toEqual([
      'postgres',
      ...settings.flatMap((setting) => ['-c', setting]),
    ]);
  });

  it('waits only for services that exist', () => {
    for (const { depends_on } of Object.values(compose.services))
      for (const needed of Object.keys(depends_on ?? {}))
        expect(compose.services).toHaveProperty(needed);
  });

  it.each([...services])(
    'gives %s an environment it accepts, in production, over Kafka',
    (name) => {
      const schema = z.object(serviceVariables).superRefine(transportIsComplete);
      const env = parseEnv(schema, environmentOf(name));
      expect(env).toMatchObject({ NODE_ENV: 'production', HUIYIN_TRANSPORT: 'kafka' });
      expect(env.DATABASE_URL).toContain(`postgres://${name}_app:`);
      expect(env.DATABASE_URL).toMatch(new RegExp(`/huiyin_${name}$`));
    },
  );

  it('tells the ballot box of its own role and key only, and nobody else of them', () => {
    expect(Object.keys(environmentOf('ballot-box')).sort()).toEqual([
      ...['ACTOR_KEY', 'BALLOT_BOX_KEY', 'DATABASE_URL', 'HOST', 'NODE_ENV', 'PORT'],
    ]);
    expect(environmentOf('ballot-box')['DATABASE_URL']).toContain('postgres://evaluations_box:');
    for (const name of Object.keys(compose.services).filter((each) => each !== 'ballot-box'))
      expect(JSON.stringify(environmentOf(name))).not.toMatch(/evaluations_box|BALLOT_BOX_KEY/);
  });

  it('tells the gateway about every subgraph, each with its own key', () => {
    const { SUBGRAPH_URLS, ACTOR_KEYS } = compose.services['gateway']?.environment ?? {};
    for (const name of subgraphs) {
      const variable = `ACTOR_KEY_${name.toUpperCase().replace('-', '_')}`;
      expect(SUBGRAPH_URLS).toContain(`${name}=http://${name}:4000/graphql`);
      expect(ACTOR_KEYS).toContain(`${name}=\${${variable}}`);
      expect(compose.services[name]?.environment?.['ACTOR_KEY']).toContain(`\${${variable}:?`);
    }
  });

  it('pins images, publishes on loopback only and holds no secret', () => {
    for (const { image, ports } of Object.values(compose.services)) {
      if (image) expect(image).toMatch(/:\d/);
      for (const port of ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect(read('docker-compose.yml')).not.toMatch(/PASSWORD: [^$]/);
  });

  it('builds every app from one Dockerfile whose sources are there', () => {
    const builds = Object.values(compose.services).flatMap(({ build }) => (build ? [build] : []));
    expect(new Set(builds.map(({ dockerfile }) => dockerfile))).toEqual(
      new Set(['infra/docker/Dockerfile']),
    );
    const copied = [
      ...read('infra/docker/Dockerfile').matchAll(/^COPY (?:--chown=\S+ )?(?!--from)(.+) \S+$/gm),
    ];
    for (const path of copied.flatMap(([, paths]) => (paths ?? '').split(' ')))
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  });

  it('creates the same database roles as npm start does', () => {
    const script = read('infra/docker/postgres/init-databases.sh');
    for (const { name } of allRoles(() => '')) {
      const service = services.find((each) => name === `${each}_owner` || name === `${each}_app`);
      const line = service
        ? `role "\${service}_${name.slice(service.length + 1)}"`
        : `role ${name}`;
      expect(script).toContain(line);
    }
  });
});
