interface Facts {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly cause?: Facts;
}

const causesShown = 3;
const sqlStates = /^[0-9A-Z]{5}$/;

/**
 * What a log may tell of an error: a closed list. A driver's error carries the statement's parameters, the failing row and
 * the value it could not read, which here are opinions, names and codes (quality.md S14); pino's own serializer would
 * write all of them down.
 */
export function errorFacts(error: unknown, depth = 0): Facts {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error was thrown', stack: '' };
  const { code, constraint, table } = driverFacts(error);
  const message = quotesValue(code)
    ? `(not shown: SQLSTATE ${code} quotes the value)`
    : error.message;
  const { cause } = error;
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message,
    stack: framesOf(error),
    ...(code ? { code } : {}),
    ...(constraint ? { constraint } : {}),
    ...(table ? { table } : {}),
    ...(cause instanceof Error && depth < causesShown
      ? { cause: errorFacts(cause, depth + 1) }
      : {}),
  };
}

/** Of the error itself, or of the driver's error that TypeORM wrapped. */
function driverFacts(error: Error): { code?: string; constraint?: string; table?: string } {
  const own = error as unknown as Record<string, unknown>;
  const inner = (own['driverError'] ?? {}) as Record<string, unknown>;
  const text = (name: string) => {
    const value = inner[name] ?? own[name];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return { ...text('code'), ...text('constraint'), ...text('table') };
}

// Class 22, data exceptions: "invalid input syntax for type uuid: …".
function quotesValue(code: string | undefined): boolean {
  return code !== undefined && sqlStates.test(code) && code.startsWith('22');
}

/** Without the first lines, which repeat the message. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.join('\n');
}
