import { CreateCampaigns1792000100000 } from './2026-10-14-1720-create-campaigns';

/** In order; a test holds this list against the folder. */
export const migrations = [CreateCampaigns1792000100000];
