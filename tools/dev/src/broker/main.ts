import { createLogger, runProcess } from '@huiyin/observability';
import { startBroker } from '@huiyin/kafka-tool';
import { brokerEnvironment } from './env';

const env = brokerEnvironment();
const logger = createLogger({ service: 'kafka', level: env.LOG_LEVEL });

// As PostgreSQL: a keeper, so that a crashed broker is restarted on the same port and folder.
void runProcess(logger, async () => {
  const broker = await startBroker({
    dataDir: env.KAFKA_FOLDER,
    port: env.PORT,
    log: (line) => logger.info(line),
  });
  let isWanted = true;
  void broker.exited.then(() => {
    if (!isWanted) return;
    logger.fatal('Kafka ended by itself');
    process.exit(1);
  });
  return {
    port: env.PORT,
    stop: () => {
      isWanted = false;
      return broker.stop();
    },
  };
});
