import { allRoles } from '@huiyin/local-postgres';
import { dataFolder } from '../data-folder/data-folder';
import { ballotBoxSpec, gatewaySpec, serviceSpec } from './child-specs';
import type { CopyPlan } from './settings';
import { subgraphs } from './subgraphs';

const byName = (names: readonly string[], value: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, value(name)]));

const plan: CopyPlan = {
  environment: {
    NODE_ENV: 'development',
    LOG_LEVEL: 'info',
    HUIYIN_TRANSPORT: 'embedded',
  } as never,
  folder: dataFolder('.data'),
  secrets: {
    postgres: 'secret-of-postgres',
    roles: byName(
      allRoles(() => '').map(({ name }) => name),
      (role) => `secret-of-${role}`,
    ),
    actorKeys: byName(subgraphs, (name) => `actor-key-of-${name}`) as never,
    ballotMasterKey: 'the-master-key',
    ballotBoxKey: 'the-box-key',
    notificationKey: 'the-notification-key',
  },
  front: { gateway: 4_000, issuer: 4_001 },
  ports: byName(['postgres', ...subgraphs], () => '1') as never,
  brokers: null,
};

describe('what each process is told', () => {
  const secretsTold = ({ env }: { env: Readonly<Record<string, string>> }) =>
    Object.values(env)
      .join('\n')
      .match(/secret-of-\w+|actor-key-of-[a-z-]+|the-[a-z]+-key/g)
      ?.sort();

  it('the ballot box is told its own role and key, and nothing of issuance and custody', () => {
    expect(secretsTold(ballotBoxSpec(plan))).toEqual([
      'actor-key-of-ballot-box',
      'secret-of-evaluations_box',
      'the-box-key',
    ]);
  });

  it('evaluations is told nothing of the box', () => {
    const told = secretsTold(serviceSpec(plan, 'evaluations'));
    expect(told).toEqual(
      expect.arrayContaining([
        'secret-of-evaluations_app',
        'secret-of-evaluations_custody',
        'the-master-key',
      ]),
    );
    expect(told?.filter((secret) => /box/.test(secret))).toEqual([]);
  });

  it('the gateway is told how to reach every subgraph, and no database', () => {
    const { env } = gatewaySpec(plan);
    for (const name of subgraphs) {
      expect(env['SUBGRAPH_URLS']).toContain(`${name}=http://127.0.0.1:1/graphql`);
      expect(env['ACTOR_KEYS']).toContain(`${name}=actor-key-of-${name}`);
    }
    expect(secretsTold({ env })?.filter((secret) => !secret.startsWith('actor-key'))).toEqual([]);
  });
});
