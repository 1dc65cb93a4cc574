import type { Registry } from 'prom-client';

export type ReadinessCheck = () => Promise<void>;

/** The part of Fastify this needs; keeps the web framework out of the lib's public types. */
export interface RouteHost {
  get(path: string, handler: (request: unknown, reply: HealthReply) => Promise<unknown>): unknown;
}

interface HealthReply {
  code(status: number): HealthReply;
  header(name: string, value: string): HealthReply;
  send(body: unknown): unknown;
}

/**
 * `/healthz` (the process runs), `/readyz` (every check passes within two seconds; says which does not) and
 * `/metrics` (Prometheus text).
 */
export function registerHealth(
  host: RouteHost,
  options: { registry: Registry; checks: Readonly<Record<string, ReadinessCheck>> },
): void {
  host.get('/healthz', async (_request, reply) => reply.send({ status: 'ok' }));
  host.get('/readyz', async (_request, reply) => {
    const failed = await failedChecks(options.checks);
    return reply
      .code(failed.length === 0 ? 200 : 503)
      .send({ status: failed.length === 0 ? 'ready' : 'not-ready', failed });
  });
  host.get('/metrics', async (_request, reply) =>
    reply
      .header('content-type', options.registry.contentType)
      .send(await options.registry.metrics()),
  );
}

async function failedChecks(checks: Readonly<Record<string, ReadinessCheck>>): Promise<string[]> {
  const outcomes = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({ name, ok: await passes(check) })),
  );
  return outcomes.filter(({ ok }) => !ok).map(({ name }) => name);
}

async function passes(check: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), 2_000);
  });
  const outcome = check().then(
    () => true,
    () => false,
  );
  return Promise.race([outcome, timeout]).finally(() => clearTimeout(timer));
}
