import * as campaigns from './campaigns.events';
import type { EventContract } from './define-event';
import * as evaluations from './evaluations.events';
import * as organization from './organization.events';
import * as rectification from './rectification.events';

/** Every event any service publishes, by type. Documents, schemas and the compatibility check are made from it. */
export const eventCatalogue: readonly EventContract[] = [
  organization,
  campaigns,
  evaluations,
  rectification,
]
  .flatMap((scope) => Object.values(scope))
  .filter(isContract);

function isContract(value: unknown): value is EventContract {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    'key' in value &&
    'of' in value
  );
}
