import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { AnonymousRequestCarriesIdentity } from '../http/anonymous-request.errors';
import type { FieldMarks } from './field-marks';
import type { GatewayContext } from './request-context';

/**
 * Marked fields leave nothing behind, even where a client forgot to ask for it, and `anonymous-only` ones are not asked at
 * all when something comes with them that tells who asks.
 */
export function unrecognisableFields(marks: FieldMarks): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, document, contextValue }) => {
        if (!operation) return;
        const found = marks.of(operation, document);
        const { carriedIdentity, outcome } = contextValue;
        if (found.size > 0) {
          contextValue.requestId = null; // of this context, which is Apollo's copy
          outcome.isUnrecorded = true;
        }
        if (found.has('anonymous-only') && carriedIdentity !== null)
          throw asGraphQLError(new AnonymousRequestCarriesIdentity(carriedIdentity));
      },
    }),
  };
}

function asGraphQLError(refusal: AnonymousRequestCarriesIdentity): GraphQLError {
  const { message, code, kind, details, status } = refusal;
  return new GraphQLError(message, { extensions: { code, kind, ...details, http: { status } } });
}
