import { CreateCampaigns1792000100000 } from './2026-10-14-1720-create-campaigns';
import { CreateNotifications1795309800000 } from './2026-11-22-0140-create-notifications';

/** In order; a test holds this list against the folder. */
export const migrations = [CreateCampaigns1792000100000, CreateNotifications1795309800000];
