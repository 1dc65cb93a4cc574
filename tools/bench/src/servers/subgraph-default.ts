import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema } from 'type-graphql';
import { ThingResolver } from './things';

/** The contender: the same types on Apollo Server 5 as its documentation starts it. */
async function serve(): Promise<void> {
  const schema = await buildSchema({ resolvers: [ThingResolver], authChecker: () => true });
  const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
    listen: { port: 0, host: '127.0.0.1' },
  });
  process.send?.({ type: 'ready', port: Number(new URL(url).port) });
}

void serve();
