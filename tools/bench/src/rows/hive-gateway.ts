import { installedOnDemand } from '../on-demand';
import { type ServerProcess, serverProcess } from '../server-process';

/** What a user would pick instead, over the same supergraph; or why it could not be started. */
export async function hiveGateway(supergraphFile: string): Promise<ServerProcess | string> {
  const installed = installedOnDemand({
    name: 'hive-gateway',
    dependencies: {
      '@graphql-hive/gateway-runtime': '2.12.1',
      '@graphql-mesh/transport-http': '1.2.1',
      graphql: '16.15.0',
    },
    // Its newest delegate asks for a batch-execute that not every registry has yet.
    overrides: { '@graphql-tools/batch-execute': '10.2.0' },
  });
  if (typeof installed === 'string') return installed;
  const env = { SUPERGRAPH_FILE: supergraphFile, CONTENDER_FOLDER: installed.folder };
  return serverProcess('tools/bench/src/servers/gateway-hive.js', { env }).catch(
    (error: Error) => `Hive Gateway did not start on Node ${process.version}: ${error.message}`,
  );
}
