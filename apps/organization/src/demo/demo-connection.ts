import { UnitOfWork } from '@huiyin/events';
import { systemClock } from '@huiyin/kernel';
import { createDataSource } from '@huiyin/persistence';
import { entities, migrations } from '../database';

/** A few connections as the application role, for a job that runs beside the service and ends. */
export async function withUnitOfWork<T>(
  url: string,
  applicationName: string,
  work: (unitOfWork: UnitOfWork) => Promise<T>,
): Promise<T> {
  const dataSource = createDataSource({ url, entities, migrations, poolSize: 3, applicationName });
  await dataSource.initialize();
  try {
    return await work(new UnitOfWork({ dataSource, clock: systemClock }));
  } finally {
    await dataSource.destroy();
  }
}
