export { AnonymousOnly, Can, Forbidden, Public, Unauthenticated } from './access';
export { WithoutAudit } from './audit';
export { createSubgraph, type Subgraph, type SubgraphOptions } from './create-subgraph';
export { FileCutShort, FileNameUnreadable, FileTooLarge } from './file-route.errors';
export type { FileDownload, FileReceipt, FileRequest, FileRoute } from './file-route.types';
export { fileAccess } from './file-routes';
export { createErrorFormatter } from './format-error';
export { idField, type IdFieldOptions } from './id-field';
export { jitExecutor } from './jit-executor';
export type { RequestContext } from './request-context';
export {
  type BuiltSubgraph,
  type ReferenceResolver,
  subgraphSchema,
  type SubgraphSchemaOptions,
} from './subgraph-schema';
export { textLimits } from './validation-defaults';
