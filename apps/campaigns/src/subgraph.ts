import type { SubgraphSchemaOptions } from '@huiyin/graphql-server';
import { resolveCampaign } from './campaign/campaign.reference';
import { CampaignVerbsResolver } from './campaign/campaign-verbs.resolver';
import { CampaignResolver } from './campaign/campaign.resolver';
import { DutyVerbsResolver } from './duty/duty-verbs.resolver';
import { DutyResolver } from './duty/duty.resolver';
import { GateResolver } from './gate/gate.resolver';
import { MeetingResolver } from './meeting/meeting.resolver';
import { NotificationResolver } from './notification/notification.resolver';
import { ReminderResolver } from './reminder/reminder.resolver';
import { OverviewResolver } from './overview/overview.resolver';
import { CampaignCountsResolver } from './overview/campaign-counts.resolver';
import { PlanResolver } from './plan/plan.resolver';
import { RecordResolver } from './record/record.resolver';
import { SupervisionGroupResolver } from './supervision-group/supervision-group.resolver';
import { TemplatePublishingResolver } from './template/template-publishing.resolver';
import { TemplateResolver } from './template/template.resolver';
import { UnitResolver } from './unit/unit.resolver';

const itself = (reference: { id: string }) => Promise.resolve({ id: reference.id });

/** What the graph gets from campaigns; instances are added by composition.ts. */
export const subgraphDefinition: Omit<SubgraphSchemaOptions, 'instances'> = {
  resolvers: [
    TemplateResolver,
    TemplatePublishingResolver,
    CampaignResolver,
    CampaignVerbsResolver,
    GateResolver,
    PlanResolver,
    RecordResolver,
    DutyResolver,
    DutyVerbsResolver,
    MeetingResolver,
    UnitResolver,
    SupervisionGroupResolver,
    CampaignCountsResolver,
    NotificationResolver,
    OverviewResolver,
    ReminderResolver,
  ],
  // Units and groups are organization's: their id is all that is known here, each field scopes its own rows.
  references: { Campaign: resolveCampaign, Unit: itself, SupervisionGroup: itself },
};
