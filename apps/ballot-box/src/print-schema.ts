import 'reflect-metadata';
import { subgraphSchema } from '@huiyin/graphql-server';
import { subgraphDefinition } from './subgraph';

void subgraphSchema({ ...subgraphDefinition, instances: new Map() }).then(({ sdl }) =>
  process.stdout.write(sdl),
);
