export { DomainError, type DomainErrorDetails, type DomainErrorKind } from './domain-error';
export { type Clock, systemClock } from './clock';
export { newId } from './ids';
export { workspaceRoot } from './workspace-root';
