import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { stockSettings } from './env';

/** The contender: @apollo/gateway as its documentation starts it, with no security at all. */
async function serve(): Promise<void> {
  const { supergraph } = stockSettings();
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: supergraph }) });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  process.send?.({ type: 'ready', port: Number(new URL(url).port) });
}

void serve();
