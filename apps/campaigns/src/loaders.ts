import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { CampaignQueries } from './campaign/campaign.queries';
import type { CampaignNode, CampaignRevisionNode } from './campaign/campaign.types';
import type { DutyListing, DutyQueries } from './duty/duty.queries';
import type { DutyHistoryQueries } from './duty/duty-history.queries';
import type { DutyEventNode, DutyNode } from './duty/duty.types';
import { type GroupedLoader, groupedLoader } from './grouped-loader';
import type { MeetingQueries } from './meeting/meeting.queries';
import type { MeetingNode } from './meeting/meeting.types';
import type { ParticipationQueries } from './participation/participation.queries';
import type { CampaignUnitNode } from './participation/participation.types';
import type { TemplateDefinition } from './template/template-shape.rules';
import type { CampaignTemplateNode } from './template/campaign-template.types';

interface InCampaign {
  readonly campaignId: string;
}

export interface Loaders {
  readonly campaign: DataLoader<string, CampaignNode | null>;
  readonly definition: DataLoader<string, CampaignTemplateNode>;
  /** Rules by `campaign revision`. */
  readonly rulebook: DataLoader<string, TemplateDefinition>;
  readonly dutyHistory: DataLoader<DutyNode, DutyEventNode[]>;
  readonly revisions: GroupedLoader<object, CampaignRevisionNode[]>;
  readonly campaignUnits: GroupedLoader<object, CampaignUnitNode[]>;
  readonly campaignDuties: GroupedLoader<DutyListing, DutyNode[]>;
  readonly participation: GroupedLoader<InCampaign, CampaignUnitNode | null>;
  readonly unitDuties: GroupedLoader<InCampaign, DutyNode[]>;
  readonly unitMeetings: GroupedLoader<InCampaign, MeetingNode[]>;
  readonly groupOverdue: GroupedLoader<InCampaign, DutyNode[]>;
}

export interface LoaderSources {
  readonly campaigns: CampaignQueries;
  readonly participation: ParticipationQueries;
  readonly duties: DutyQueries;
  readonly history: DutyHistoryQueries;
  readonly meetings: MeetingQueries;
}

/** Per request: one statement per field and its arguments, however many objects ask. */
export function createLoaders(sources: LoaderSources) {
  const { campaigns, participation, duties, meetings, history } = sources;
  const none = (): never[] => [];
  return (actor: Actor): Loaders => ({
    campaign: new DataLoader((ids) => campaigns.byIds(actor, ids)),
    definition: new DataLoader((ids) => campaigns.definitions(actor, ids)),
    rulebook: new DataLoader((keys) => campaigns.rulebooks(actor, keys)),
    dutyHistory: new DataLoader((asked) => history.of(actor, asked)),
    revisions: groupedLoader((ids) => campaigns.revisions(actor, ids), none),
    campaignUnits: groupedLoader((ids) => participation.ofCampaigns(actor, ids), none),
    campaignDuties: groupedLoader((ids, args) => duties.ofCampaigns(actor, ids, args), none),
    participation: groupedLoader<InCampaign, CampaignUnitNode | null>(
      (ids, { campaignId }) => participation.ofUnits(actor, ids, campaignId),
      () => null,
    ),
    unitDuties: groupedLoader(
      (ids, { campaignId }) => duties.ofUnits(actor, ids, campaignId),
      none,
    ),
    unitMeetings: groupedLoader(
      (ids, { campaignId }) => meetings.ofUnits(actor, ids, campaignId),
      none,
    ),
    groupOverdue: groupedLoader(
      (ids, { campaignId }) => duties.overdueOfGroups(actor, ids, campaignId),
      none,
    ),
  });
}
