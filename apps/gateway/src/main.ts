import { gatewaySettings } from './env'; // first: it silences the vendor's telemetry before @apollo loads
import { createLogger, runProcess } from '@huiyin/observability';
import { composeGateway } from './composition';

const settings = gatewaySettings();
const logger = createLogger({ service: 'gateway', level: settings.logLevel });

void runProcess(logger, async () => {
  const gateway = await composeGateway(settings, logger);
  return gateway.start();
});
