export { migrate, printSchema, serve } from './commands';
export {
  composeService,
  type Service,
  type ServiceDescription,
  type ServiceParts,
  type ServiceWiring,
} from './compose-service';
export { migrationUrl, type ServiceEnvironment, serviceEnvironment } from './service-environment';
