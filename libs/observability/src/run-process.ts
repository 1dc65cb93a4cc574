import type { Logger } from './logger';

export interface StartedProcess {
  readonly port: number;
  stop(): Promise<void>;
}

const stopWithinMs = 9_000;
// Asked once: after a disconnect nothing promises that `process.send` is still there.
const isSupervised = process.send !== undefined;

/**
 * The frame of every `main.ts`: start, tell the supervisor, stop gracefully on SIGTERM/SIGINT or when the supervisor
 * is gone (exit 0), and die loudly (exit 1) on anything nobody expected.
 */
export async function runProcess(
  logger: Logger,
  start: () => Promise<StartedProcess>,
): Promise<void> {
  const die = (error: unknown) => {
    // Without its supervisor nobody reads the pipe any more, and writing to it would block for ever.
    if (!isOrphan()) logger.fatal({ err: error }, 'crashed');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  const started = await start().catch(die);
  if (!started) return;
  let stopping = false;
  const stop = (why: string) => {
    if (stopping) return;
    stopping = true;
    if (!isOrphan()) logger.info({ why }, 'stopping');
    setTimeout(() => die(new Error('did not stop in time')), stopWithinMs).unref();
    started.stop().then(() => process.exit(0), die);
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('disconnect', () => stop('the supervisor is gone'));
  if (isOrphan()) stop('the supervisor went while this started');
  if (process.connected) process.send?.({ type: 'ready', port: started.port });
  if (!isOrphan()) logger.info({ port: started.port }, 'ready');
}

/** Started by a supervisor (with an IPC channel) that is gone now. */
function isOrphan(): boolean {
  return isSupervised && !process.connected;
}
