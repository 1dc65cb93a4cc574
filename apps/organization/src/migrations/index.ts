import { CreateOrganization1792000000000 } from './2026-10-14-1706-create-organization';

/** In order; a test holds this list against the folder. */
export const migrations = [CreateOrganization1792000000000];
