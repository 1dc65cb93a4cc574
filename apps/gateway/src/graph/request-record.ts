import type { Logger, Metrics } from '@huiyin/observability';
import type { Outcome } from './request-context';

/** One log line and one observation per request: name, duration, outcome. No variables, tokens, people or addresses. */
export class RequestRecord {
  private readonly seconds;

  constructor(
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.seconds = metrics.histogram(
      'huiyin_gateway_request_seconds',
      'Time to answer an operation',
      ['outcome'],
    );
  }

  note(
    requestId: string,
    { operationName, errorCodes }: Omit<Outcome, 'isUnrecorded'>,
    ms: number,
  ): void {
    const outcome = errorCodes.length === 0 ? 'ok' : 'errors';
    this.seconds.observe({ outcome }, ms / 1000);
    if (!this.logger.isLevelEnabled('info')) return;
    const codes = errorCodes.length === 0 ? {} : { codes: [...new Set(errorCodes)] };
    this.logger.info(
      { requestId, operation: operationName, ms: Math.round(ms), outcome, ...codes },
      'operation',
    );
  }
}
