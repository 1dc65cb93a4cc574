import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { CompositionFailed } from './compose.errors';

/** Subgraph name → SDL. */
export type SubgraphSchemas = Readonly<Record<string, string>>;

/**
 * The supergraph of these subgraphs. Its addresses are placeholders: where a subgraph runs is the gateway's
 * environment (SUBGRAPH_URLS), not part of the graph. Throws CompositionFailed with every problem.
 */
export function composeSupergraph(schemas: SubgraphSchemas): string {
  const services = Object.entries(schemas).map(([name, sdl]) => ({
    name,
    url: `http://${name}.internal/graphql`,
    typeDefs: parsedSchema(name, sdl),
  }));
  const { errors, supergraphSdl } = composeServices(services);
  if (errors && errors.length > 0)
    throw new CompositionFailed(errors.map(({ message }) => message));
  return `${supergraphSdl?.trimEnd()}\n`;
}

function parsedSchema(name: string, sdl: string) {
  try {
    return parse(sdl);
  } catch (error) {
    throw new CompositionFailed([`[${name}] is not GraphQL: ${(error as Error).message}`]);
  }
}
