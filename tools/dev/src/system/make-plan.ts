import { type Ports, quietPorts } from '../checks/ports';
import { folderSecrets } from '../data-folder/secrets';
import type { CopyPlan, StartSettings } from './settings';
import { subgraphs } from './subgraphs';

/** Secrets and inner ports: known before the first process starts, the same until the last one stops. */
export async function makePlan(settings: StartSettings, front: Ports): Promise<CopyPlan> {
  const names = ['postgres', 'kafka', ...subgraphs];
  const free = await quietPorts(names.length);
  const ports = Object.fromEntries(names.map((name, at) => [name, free[at] ?? 0]));
  const { HUIYIN_TRANSPORT, KAFKA_BROKERS } = settings.environment;
  const own = `127.0.0.1:${ports['kafka']}`;
  return {
    ...settings,
    secrets: folderSecrets(settings.folder),
    front,
    ports,
    brokers: HUIYIN_TRANSPORT === 'kafka' ? (KAFKA_BROKERS ?? own) : null,
  };
}
