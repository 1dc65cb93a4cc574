export { InvalidEnvironment, parseEnv, readEnv } from './read-env';
export {
  serviceVariables,
  transportIsComplete,
  type TransportSettings,
  transportSettings,
  transportVariables,
} from './service-env';
export { migrationUrl, type ServiceEnvironment, serviceEnvironment } from './service-environment';
