import 'reflect-metadata';
import { UnitOfWork } from '@huiyin/events';
import { systemClock } from '@huiyin/kernel';
import { createLogger } from '@huiyin/observability';
import { createDataSource } from '@huiyin/persistence';
import { entities, migrations } from './database';
import { FoundDemoCity } from './demo/found-demo-city';
import { databaseUrl } from './env';

/** The first accounts of the demo; prints `{"bureauId":…}`. Everything else of the demo is told through the graph. */
async function bootstrapDemo(): Promise<void> {
  const dataSource = createDataSource({
    url: databaseUrl(),
    entities,
    migrations,
    poolSize: 1,
    applicationName: 'organization-bootstrap-demo',
  });
  await dataSource.initialize();
  try {
    const unitOfWork = new UnitOfWork({ dataSource, clock: systemClock });
    const bureauId = await new FoundDemoCity(unitOfWork, systemClock).execute();
    process.stdout.write(`${JSON.stringify({ bureauId })}\n`);
  } finally {
    await dataSource.destroy();
  }
}

bootstrapDemo().catch((error: unknown) => {
  createLogger({ service: 'organization-bootstrap-demo' }).fatal(
    { err: error },
    'the first accounts could not be made',
  );
  process.exitCode = 1;
});
