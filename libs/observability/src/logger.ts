import pino, { type Logger, type LoggerOptions } from 'pino';
import { errorFacts } from './error-facts';

export type { Logger };

// A log line is read by operators for years: what could name a person or open a session never enters one.
const redacted = [
  'req.headers.authorization',
  'req.headers.cookie',
  'headers.authorization',
  'headers.cookie',
  '*.password',
  '*.token',
  '*.phone',
  '*.name',
  '*.text',
];

/** A structured logger (JSON lines on stdout). Levels are contracts: error = someone must act; a refusal is info. */
export function createLogger(options: { service: string; level?: string }): Logger {
  return pino(loggerSettings(options));
}

/** How every logger of the house is set; apart from it so that a test can give it another sink. */
export function loggerSettings(options: { service: string; level?: string }): LoggerOptions {
  return {
    level: options.level ?? 'info',
    base: { service: options.service },
    redact: { paths: redacted, censor: '[redacted]' },
    serializers: { err: errorFacts },
    formatters: { level: (label) => ({ level: label }) },
  };
}

/** For tests and tools that must stay quiet. */
export const silentLogger: Logger = pino({ level: 'silent' });
