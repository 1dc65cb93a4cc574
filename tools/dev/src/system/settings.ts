import { dataFolder, type DataFolder } from '../data-folder/data-folder';
import type { Secrets } from '../data-folder/secrets';
import type { StartEnvironment } from '../env';
import type { Ports } from '../checks/ports';

/** What a person chose, with what follows from it. */
export interface StartSettings {
  readonly environment: StartEnvironment;
  readonly folder: DataFolder;
}

/** Everything the processes of one copy are told. */
export interface CopyPlan extends StartSettings {
  readonly secrets: Secrets;
  readonly front: Ports;
  /** By process name; chosen once, so that a restarted service is found where it was. */
  readonly ports: Readonly<Record<string, number>>;
  /** host:port list when events go through Kafka. */
  readonly brokers: string | null;
}

export function startSettings(environment: StartEnvironment): StartSettings {
  return { environment, folder: dataFolder(environment.HUIYIN_DATA_DIR) };
}

export function issuerUrl({ front }: CopyPlan): string {
  return `http://127.0.0.1:${front.issuer}`;
}

export function gatewayUrl({ front }: CopyPlan): string {
  return `http://127.0.0.1:${front.gateway}`;
}
