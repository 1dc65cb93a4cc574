import type { SignedActors } from '../actors/signed-actors';
import type { SignIn } from '../authentication/sign-in';
import type { GatewaySettings } from '../env';
import type { RequestRecord } from '../graph/request-record';
import { FileClient } from './file-client';
import { FileDoor } from './file-door';
import { declaredRoutes } from './declared-routes.rules';
import { Transfers } from './transfers';

const transfersAtMost = 16;
const transfersPerPerson = 2;
const idleMs = 20_000;
const totalMs = 5 * 60_000; // 30 MB over the 1 Mbit/s of a township centre

/** The file door with its own connections; `close` lets go of them. */
export function composeFiles(
  { files, subgraphs: { urls } }: Pick<GatewaySettings, 'files' | 'subgraphs'>,
  use: { readonly signIn: SignIn; readonly signed: SignedActors; readonly record: RequestRecord },
): { readonly door: FileDoor; readonly close: () => Promise<void> } {
  const routes = declaredRoutes(files.routes, Object.keys(urls));
  const names = [...new Set(routes.map(({ subgraph }) => subgraph))];
  const clients = new Map(
    names.map((name) => [name, new FileClient(urls[name] ?? '', transfersAtMost)]),
  );
  const transfers = new Transfers(transfersAtMost, transfersPerPerson);
  const limits = { maxBytes: files.maxBytes, idleMs, totalMs };
  return {
    door: new FileDoor({ routes, clients, transfers, ...use }, limits),
    close: async () => {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}
