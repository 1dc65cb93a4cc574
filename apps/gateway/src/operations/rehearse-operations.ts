import type { ApolloServer } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import { Actor } from '@huiyin/identity';
import type { GatewayContext } from '../graph/request-context';
import { Deadline } from '../subgraphs/deadline';
import { exampleVariables } from './example-variables';

/**
 * Parses, validates and plans every registered operation once without asking a subgraph, so that the first request
 * after a start is not the slow one (quality.md P20). Returns the operations that do not fit the graph.
 */
export class RehearseOperations {
  private schema: GraphQLSchema | undefined;

  constructor(
    private readonly server: ApolloServer<GatewayContext>,
    graph: GatewayInterface,
  ) {
    graph.onSchemaLoadOrUpdate(({ apiSchema }) => (this.schema = apiSchema));
  }

  async execute(documents: readonly string[]): Promise<string[]> {
    if (!this.schema) throw new Error('cannot happen: rehearsed before the graph was loaded');
    const unfit: string[] = [];
    for (const query of documents)
      for (const operation of parse(query).definitions)
        if (operation.kind === Kind.OPERATION_DEFINITION) {
          const operationName = operation.name?.value;
          const variables = exampleVariables(this.schema, operation);
          // The plan cache keys on the operation name as it is sent: clients send it or not.
          const names = operationName === undefined ? [undefined] : [operationName, undefined];
          const answers = await Promise.all(
            names.map((name) => this.rehearse(query, name, variables)),
          );
          if (answers.includes(false)) unfit.push(operationName ?? query.slice(0, 60));
        }
    return unfit;
  }

  private async rehearse(
    query: string,
    operationName: string | undefined,
    variables: Record<string, unknown>,
  ): Promise<boolean> {
    const contextValue: GatewayContext = {
      actor: Actor.anonymous(),
      requestId: null,
      carriedIdentity: null,
      deadline: new Deadline(60_000),
      outcome: { operationName: null, errorCodes: [], isUnrecorded: false },
      isRehearsal: true,
    };
    const request = { query, variables, ...(operationName === undefined ? {} : { operationName }) };
    await this.server.executeOperation(request, { contextValue });
    return !contextValue.outcome.errorCodes.some((code) => code.startsWith('GRAPHQL_'));
  }
}
