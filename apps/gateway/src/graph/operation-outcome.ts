import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '@huiyin/observability';
import type { GatewayContext } from './request-context';

const mostErrors = 25;

/** Notes name and error codes of the operation for log and metrics, bounds the answer's errors, and logs bugs. */
export function operationOutcome(logger: Logger): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) => {
        // Nothing is logged about a request that must not be recognisable.
        if (contextValue.requestId === null) return;
        for (const error of errors)
          if (isOurBug(error.extensions))
            logger.error(
              { err: error.originalError ?? error, requestId: contextValue.requestId },
              'unexpected error',
            );
      },
      willSendResponse: async ({ operationName, response, contextValue: { outcome } }) => {
        outcome.operationName = operationName ?? null;
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        // `valueCompletion`: the gateway's notes on nulls where the schema promised none. For us, not for clients.
        delete singleResult.extensions;
        if (!singleResult.errors) return;
        outcome.errorCodes = singleResult.errors.map(({ extensions }) =>
          String(extensions?.['code']),
        );
        singleResult.errors = singleResult.errors.slice(0, mostErrors);
      },
    }),
  };
}

function isOurBug(extensions: Readonly<Record<string, unknown>> | undefined): boolean {
  const code = extensions?.['code'];
  return (
    (code === undefined || code === 'INTERNAL_SERVER_ERROR') &&
    extensions?.['serviceName'] === undefined
  );
}
