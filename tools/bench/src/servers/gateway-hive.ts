import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { contenderFolder, stockSettings } from './env';

interface HiveRuntime {
  createGatewayRuntime(options: { supergraph: string; logging: boolean }): RequestListener;
}

/** The contender: Hive Gateway's runtime as its documentation puts it behind Node's own server, no plugin, no security. */
const hive = createRequire(join(contenderFolder(), 'package.json'))(
  '@graphql-hive/gateway-runtime',
) as HiveRuntime;
const { supergraph } = stockSettings();
const server = createServer(hive.createGatewayRuntime({ supergraph, logging: false }));

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.send?.({ type: 'ready', port });
});
