import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from '@huiyin/observability';
import { documentLimits } from '../limits/document-limits';
import { formatError } from './format-error';
import type { FieldMarks } from './field-marks';
import { operationOutcome } from './operation-outcome';
import type { GatewayContext } from './request-context';
import { unrecognisableFields } from './unrecognisable-fields';

export interface GraphServerOptions {
  readonly graph: GatewayInterface;
  readonly introspection: boolean;
  /** What the graph says of its root fields. */
  readonly marks: FieldMarks;
  readonly logger: Logger;
}

/** Apollo Server over the federated graph, with everything off that reports, traces or shows pages. */
export function graphServer({
  graph,
  introspection,
  marks,
  logger,
}: GraphServerOptions): ApolloServer<GatewayContext> {
  return new ApolloServer<GatewayContext>({
    gateway: graph,
    nodeEnv: 'production', // the same behaviour everywhere; what differs is set below
    introspection,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    cache: 'bounded', // automatic persisted queries: an LRU of 30 MiB
    parseOptions: { maxTokens: documentLimits.tokens },
    validationOptions: { maxErrors: 10 },
    stopOnTerminationSignals: false,
    formatError,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: unknown) => logger.warn(String(message)),
      error: (message: unknown) => logger.error(String(message)),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      unrecognisableFields(marks),
      operationOutcome(logger),
    ],
  });
}
