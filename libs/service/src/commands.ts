import { subgraphSchema, type SubgraphSchemaOptions } from '@huiyin/graphql-server';
import { createLogger, type Logger, runProcess } from '@huiyin/observability';
import type { Service } from './compose-service';

/** `main.ts` of a service. */
export function serve(
  name: string,
  logLevel: string,
  compose: (logger: Logger) => Promise<Service>,
): void {
  const logger = createLogger({ service: name, level: logLevel });
  void runProcess(logger, async () => {
    const service = await compose(logger);
    const { port } = await service.start();
    return { port, stop: service.stop };
  });
}

/** `print-schema.ts` of a service: its SDL on stdout, without a database. */
export async function printSchema(
  definition: Omit<SubgraphSchemaOptions, 'instances'>,
): Promise<void> {
  const { sdl } = await subgraphSchema({ ...definition, instances: new Map() });
  process.stdout.write(sdl);
}
