import 'reflect-metadata';
import { systemClock } from '@huiyin/kernel';
import { createLogger } from '@huiyin/observability';
import { withUnitOfWork } from './demo/demo-connection';
import { PeopleDemoCity } from './demo/people-demo-city';
import { databaseUrl } from './env';

/** The 12 000 people of the demo city, after bootstrap-demo made its first accounts; prints `{"people":…}`. */
async function peopleDemo(): Promise<void> {
  const people = await withUnitOfWork(databaseUrl(), 'organization-people-demo', (unitOfWork) =>
    new PeopleDemoCity(unitOfWork, systemClock).execute(),
  );
  process.stdout.write(`${JSON.stringify({ people })}\n`);
  if (people === null) process.exitCode = 1;
}

peopleDemo().catch((error: unknown) => {
  const logger = createLogger({ service: 'organization-people-demo' });
  logger.fatal({ err: error }, 'the people of the demo city could not be made');
  process.exitCode = 1;
});
