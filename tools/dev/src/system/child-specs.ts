import { join } from 'node:path';
import {
  appRoleOf,
  eventsReader,
  ownerOf,
  services,
  type ServiceName,
} from '@huiyin/local-postgres';
import { workspaceRoot } from '@huiyin/kernel';
import type { OneShotSpec } from '../supervisor/one-shot';
import type { ProcessSpec } from '../supervisor/process-spec';
import { databaseUrl } from './database-urls';
import { type CopyPlan, gatewayUrl, issuerUrl } from './settings';
import { type SubgraphName, subgraphs } from './subgraphs';

/** First what takes requests, last what keeps data. */
export const stopRanks = { gateway: 0, service: 1, issuer: 2, broker: 3, postgres: 4 } as const;

export const AUDIENCE = 'huiyin';

export function built(path: string): string {
  return join(workspaceRoot(__dirname), 'dist', path);
}

export function serviceSpec(plan: CopyPlan, service: ServiceName): ProcessSpec {
  return {
    name: service,
    script: built(`apps/${service}/src/main.js`),
    env: serviceEnvironment(plan, service),
    port: plan.ports[service] ?? 0,
    stopRank: stopRanks.service,
  };
}

/** Told nothing of issuance and custody, as evaluations is told nothing of the box. */
export function ballotBoxSpec(plan: CopyPlan): ProcessSpec {
  const port = plan.ports['ballot-box'] ?? 0;
  return {
    name: 'ballot-box',
    script: built('apps/ballot-box/src/main.js'),
    env: {
      ...common(plan),
      PORT: String(port),
      DATABASE_URL: databaseUrl(plan, databaseOf('evaluations'), 'evaluations_box'),
      ACTOR_KEY: plan.secrets.actorKeys['ballot-box'],
      BALLOT_BOX_KEY: plan.secrets.ballotBoxKey,
    },
    port,
    stopRank: stopRanks.service,
  };
}

export function migrationSpec(plan: CopyPlan, service: ServiceName): OneShotSpec {
  const url = databaseUrl(plan, databaseOf(service), ownerOf(service));
  return {
    name: `${service}-migrate`,
    script: built(`apps/${service}/src/migrate.js`),
    env: { ...serviceEnvironment(plan, service), MIGRATION_DATABASE_URL: url },
  };
}

/** City, bureau and the accounts of the demo logins; provided by the service that owns them. */
export function firstAccountsSpec(plan: CopyPlan): OneShotSpec {
  return {
    ...migrationSpec(plan, 'organization'),
    name: 'organization-bootstrap-demo',
    script: built('apps/organization/src/bootstrap-demo.js'),
  };
}

/** The 12 000 people of the demo city: one program with set-based inserts, where mutations would take minutes. */
export function demoPeopleSpec(plan: CopyPlan): OneShotSpec {
  return {
    ...firstAccountsSpec(plan),
    name: 'organization-people-demo',
    script: built('apps/organization/src/people-demo.js'),
  };
}

export function gatewaySpec(plan: CopyPlan): ProcessSpec {
  const pairs = (value: (subgraph: SubgraphName) => string) =>
    subgraphs.map((subgraph) => `${subgraph}=${value(subgraph)}`).join(';');
  return {
    name: 'gateway',
    script: built('apps/gateway/src/main.js'),
    // Bounded caches need a small old space; a large young one spares a large answer most of the collecting: 210 MB at
    // its peak, and a fifth more answers than with 8 MiB (docs/performance.md, P3 and P5).
    nodeOptions: ['--max-semi-space-size=32', '--max-old-space-size=256'],
    env: {
      ...common(plan),
      PORT: String(plan.front.gateway),
      OIDC_ISSUER: issuerUrl(plan),
      OIDC_AUDIENCE: AUDIENCE,
      SUBGRAPH_URLS: pairs((name) => `http://127.0.0.1:${plan.ports[name]}/graphql`),
      ACTOR_KEYS: pairs((name) => plan.secrets.actorKeys[name]),
      APOLLO_TELEMETRY_DISABLED: 'true',
    },
    port: plan.front.gateway,
    stopRank: stopRanks.gateway,
  };
}

export function issuerSpec(plan: CopyPlan): ProcessSpec {
  return {
    name: 'issuer',
    script: built('tools/dev/src/issuer/main.js'),
    env: {
      ...common(plan),
      PORT: String(plan.front.issuer),
      ISSUER_URL: issuerUrl(plan),
      ISSUER_AUDIENCE: AUDIENCE,
      ISSUER_FOLDER: plan.folder.issuer,
      WEB_ORIGIN: gatewayUrl(plan),
    },
    port: plan.front.issuer,
    stopRank: stopRanks.issuer,
  };
}

export function postgresSpec(plan: CopyPlan): ProcessSpec {
  const port = plan.ports['postgres'] ?? 0;
  return {
    name: 'postgres',
    script: built('tools/dev/src/postgres/main.js'),
    env: {
      ...common(plan),
      PORT: String(port),
      POSTGRES_FOLDER: plan.folder.postgres,
      POSTGRES_PASSWORD: plan.secrets.postgres,
    },
    port,
    stopRank: stopRanks.postgres,
    isStore: true,
  };
}

export function brokerSpec(plan: CopyPlan): ProcessSpec {
  const port = plan.ports['kafka'] ?? 0;
  return {
    name: 'kafka',
    script: built('tools/dev/src/broker/main.js'),
    env: { ...common(plan), PORT: String(port), KAFKA_FOLDER: plan.folder.kafka },
    port,
    stopRank: stopRanks.broker,
    isStore: true,
    stopWithinMs: 35_000,
  };
}

export function topicsSpec(brokers: string): OneShotSpec {
  return {
    name: 'kafka-topics',
    script: built('tools/dev/src/broker/declare.js'),
    env: { KAFKA_BROKERS: brokers },
  };
}

export function databaseOf(service: ServiceName): string {
  return `huiyin_${service}`;
}

function serviceEnvironment(plan: CopyPlan, service: ServiceName): Record<string, string> {
  const as = (role: string) => databaseUrl(plan, databaseOf(service), role);
  const own: Partial<Record<ServiceName, Record<string, string>>> = {
    evaluations: {
      CUSTODY_DATABASE_URL: as('evaluations_custody'),
      BALLOT_MASTER_KEY: plan.secrets.ballotMasterKey,
    },
    // A demo's webhooks listen on this machine.
    campaigns: { NOTIFICATION_KEY: plan.secrets.notificationKey, WEBHOOKS_ALLOW_PRIVATE: 'on' },
  };
  return {
    ...common(plan),
    PORT: String(plan.ports[service]),
    DATABASE_URL: as(appRoleOf(service)),
    ACTOR_KEY: plan.secrets.actorKeys[service],
    HUIYIN_TRANSPORT: plan.environment.HUIYIN_TRANSPORT,
    EVENT_SOURCES: eventSources(plan),
    ...(plan.brokers === null ? {} : { KAFKA_BROKERS: plan.brokers }),
    ...own[service],
  };
}

function eventSources(plan: CopyPlan): string {
  const source = (name: ServiceName) => databaseUrl(plan, databaseOf(name), eventsReader);
  return services.map((name) => `${name}=${source(name)}`).join(';');
}

function common({ environment, folder }: CopyPlan): Record<string, string> {
  return {
    NODE_ENV: environment.NODE_ENV,
    LOG_LEVEL: environment.LOG_LEVEL,
    HOST: '127.0.0.1',
    NODE_COMPILE_CACHE: join(folder.path, 'compile-cache'), // Node 22 and later start faster with it; 20 ignores it
  };
}
