import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { newId, systemClock } from '@huiyin/kernel';
import { createLogger } from '@huiyin/observability';
import { CityEntity } from './city/city.entity';
import { benchmarkBureaus, benchmarkSize } from './demo/city-plan.rules';
import { withUnitOfWork } from './demo/demo-connection';
import { FoundBureau } from './demo/found-bureau';
import { differentNames } from './demo/invented.rules';
import { databaseUrl } from './env';

/**
 * A whole invented city for benchmarks: `--bureaus 30 --units 1800 --staff 100000 --seed 1` (the defaults). A bureau at
 * a time, so that memory stays flat; prints what there is and how long it took.
 */
async function generateCity(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bureaus: { type: 'string', default: String(benchmarkSize.bureaus) },
      units: { type: 'string', default: String(benchmarkSize.units) },
      staff: { type: 'string', default: String(benchmarkSize.staff) },
      seed: { type: 'string', default: '1' },
    },
  });
  const size = {
    bureaus: Number(values.bureaus),
    units: Number(values.units),
    staff: Number(values.staff),
  };
  const started = performance.now();
  const people = await withUnitOfWork(
    databaseUrl(),
    'organization-generate-city',
    async (unitOfWork) => {
      const cityId = newId();
      await unitOfWork.run({ bureauId: null }, async ({ manager }) => {
        await manager.insert(CityEntity, { id: cityId, name: `基准市${cityId.slice(0, 8)}` });
      });
      const verb = new FoundBureau(unitOfWork, systemClock);
      let count = 0;
      for (const [at, plan] of benchmarkBureaus(size).entries()) {
        const firstName = (at * 4_001) % differentNames;
        const place = { cityId, seed: Number(values.seed), firstName, firstPhone: at * 70 };
        count += await verb.execute({ ...plan, ...place });
      }
      return count;
    },
  );
  const seconds = Number(((performance.now() - started) / 1_000).toFixed(1));
  process.stdout.write(`${JSON.stringify({ ...size, people, seconds })}\n`);
}

generateCity().catch((error: unknown) => {
  createLogger({ service: 'organization-generate-city' }).fatal(
    { err: error },
    'the city could not be generated',
  );
  process.exitCode = 1;
});
