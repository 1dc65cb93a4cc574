export { printSchema, serve } from './commands';
export {
  composeService,
  type Service,
  type ServiceDescription,
  type ServiceOptions,
  type ServiceParts,
  type ServiceWiring,
} from './compose-service';
