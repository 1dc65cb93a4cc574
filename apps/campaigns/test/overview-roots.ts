import { newId } from '@huiyin/kernel';

const id = newId();

/** What the rooms overview and reminder add to the access table. */
export const overviewRoots: Record<string, [permission: string, selection: string]> = {
  'Query.campaignOverview': ['duty:read', `campaignOverview(campaignId: "${id}") { today }`],
  'Query.unitStandings': ['duty:read', `unitStandings(campaignId: "${id}") { place }`],
  'Query.dutyReminders': ['duty:read', `dutyReminders(campaignId: "${id}") { id }`],
};
