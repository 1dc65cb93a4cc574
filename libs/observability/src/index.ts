export { QuietErrors } from './quiet-errors';
export { createLogger, type Logger, silentLogger } from './logger';
export { createMetrics, type Metrics } from './metrics';
export { type ReadinessCheck, registerHealth, type RouteHost } from './health';
export { OpenConnections } from './open-connections';
export { runProcess, type StartedProcess } from './run-process';
