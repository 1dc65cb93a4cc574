import { CreateOrganization1792000000000 } from './2026-10-14-1706-create-organization';
import { FurnishOrganization1792532760000 } from './2026-10-20-2146-furnish-organization';
import { FindActors1792533000000 } from './2026-10-20-2150-find-actors';

/** In order; a test holds this list against the folder. */
export const migrations = [
  CreateOrganization1792000000000,
  FurnishOrganization1792532760000,
  FindActors1792533000000,
];
