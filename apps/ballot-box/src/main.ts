import 'reflect-metadata';
import { createLogger, runProcess } from '@huiyin/observability';
import { compose } from './composition';
import { environment } from './env';

const env = environment();
const logger = createLogger({ service: 'ballot-box', level: env.logLevel });

void runProcess(logger, async () => {
  const box = await compose(env, logger);
  const { port } = await box.start();
  return { port, stop: box.stop };
});
