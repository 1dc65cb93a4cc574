import { errorFacts } from './error-facts';
import type { Logger } from './logger';

const hourMs = 60 * 60_000;
const mostKinds = 50;

/**
 * Bugs met by requests that must leave no line in a log, because its time would tell when a ballot was cast. Each kind of
 * error is told once, at the end of the hour, without a count, a reference or its own time: enough to find the bug, too
 * little to find the voter. The hours are counted from the start of the process, not from the first error.
 */
export class QuietErrors {
  private readonly kinds = new Map<string, object>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly logger: Logger,
    everyMs = hourMs,
  ) {
    this.timer = setInterval(() => this.tell(), everyMs).unref();
  }

  note(error: unknown): void {
    // No message: it may quote what was sent.
    const { type, code, constraint, table, stack } = errorFacts(error);
    const facts = { type, code, constraint, table, stack };
    if (this.kinds.size < mostKinds) this.kinds.set(`${type}${stack}`, facts);
  }

  /** What is still to be told is told now. */
  stop(): void {
    clearInterval(this.timer);
    this.tell();
  }

  private tell(): void {
    // In the order of their names: the order in which they came is nobody's business.
    const kinds = [...this.kinds].sort(([one], [other]) => (one < other ? -1 : 1));
    this.kinds.clear();
    for (const [, facts] of kinds)
      this.logger.error({ facts }, 'unexpected error in an anonymous request within the last hour');
  }
}
