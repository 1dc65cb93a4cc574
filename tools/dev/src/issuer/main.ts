import { createLogger, runProcess } from '@huiyin/observability';
import { issuerEnvironment } from './env';
import { startIssuer } from './start-issuer';

const env = issuerEnvironment();
const logger = createLogger({ service: 'issuer', level: env.LOG_LEVEL });

void runProcess(logger, () =>
  startIssuer({
    url: env.ISSUER_URL,
    port: env.PORT,
    audience: env.ISSUER_AUDIENCE,
    folder: env.ISSUER_FOLDER,
  }),
);
