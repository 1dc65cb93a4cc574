import type { Logger } from '@huiyin/observability';
import {
  composeService,
  type Service,
  type ServiceOptions,
  type ServiceParts,
  type ServiceWiring,
} from '@huiyin/service';
import { CampaignQueries } from './campaign/campaign.queries';
import { CampaignResolver } from './campaign/campaign.resolver';
import { CloseCampaign } from './campaign/close-campaign';
import { OpenCampaign } from './campaign/open-campaign';
import { entities, migrations } from './database';
import { ApproveMaterials } from './duty/approve-materials';
import { DutyVerbsResolver } from './duty/duty-verbs.resolver';
import { DutyQueries } from './duty/duty.queries';
import { DutyResolver } from './duty/duty.resolver';
import { FulfilDuty } from './duty/fulfil-duty';
import { SettleDuty } from './duty/settle-duty';
import { SubmitMaterials } from './duty/submit-materials';
import { WaiveDuty } from './duty/waive-duty';
import type { Environment } from './env';
import { createLoaders, type Loaders } from './loaders';
import { ApprovePreparation } from './meeting/approve-preparation';
import { HoldMeeting } from './meeting/hold-meeting';
import { MeetingQueries } from './meeting/meeting.queries';
import { MeetingResolver } from './meeting/meeting.resolver';
import { PostponeMeeting } from './meeting/postpone-meeting';
import { ScheduleMeeting } from './meeting/schedule-meeting';
import { CampaignCountsQueries } from './overview/campaign-counts.queries';
import { CampaignCountsResolver } from './overview/campaign-counts.resolver';
import { composeNotification } from './notification/compose-notification';
import { noNotifications, type NotificationSettings } from './notification/ways-out';
import { ParticipationQueries } from './participation/participation.queries';
import { FulfilAppraisalDutyWhenAppraisalPublished } from './reactions/fulfil-appraisal-duty-when-appraisal-published';
import { GenerateDutiesWhenRosterFrozen } from './reactions/generate-duties-when-roster-frozen';
import { subgraphDefinition } from './subgraph';
import { SupervisionGroupResolver } from './supervision-group/supervision-group.resolver';
import { TemplateCatalogue } from './template/template-catalogue';
import { TemplateResolver } from './template/template.resolver';
import { Ticker } from './ticker/ticker';
import { UnitResolver } from './unit/unit.resolver';

/** The whole object graph, by hand, top to bottom. A broken template stops it here, before anything listens. */
export async function compose(
  environment: Environment,
  logger: Logger,
  options: ServiceOptions = {},
): Promise<Service> {
  const templates = TemplateCatalogue.fromDisk();
  return composeService({
    ...options,
    name: 'campaigns',
    environment,
    logger,
    entities,
    migrations,
    definition: subgraphDefinition,
    wire: (parts) => wire(parts, templates, environment.notifications ?? noNotifications),
  });
}

function wire(
  parts: ServiceParts,
  templates: TemplateCatalogue,
  ways: NotificationSettings,
): ServiceWiring<Loaders> {
  const { reads, unitOfWork, clock, logger } = parts;
  const notification = composeNotification(parts, ways);
  const ticker = new Ticker([notification.job], logger);
  const campaigns = new CampaignQueries(reads);
  const participation = new ParticipationQueries(reads);
  const duties = new DutyQueries(reads, clock);
  const meetings = new MeetingQueries(reads);
  const openCampaign = new OpenCampaign(unitOfWork, templates, clock);
  return {
    resolvers: [
      new TemplateResolver(templates),
      new CampaignResolver(campaigns, openCampaign, new CloseCampaign(unitOfWork, clock)),
      new DutyResolver(duties, clock),
      dutyVerbs(parts, duties, meetings),
      new MeetingResolver(meetings, {
        schedule: new ScheduleMeeting(unitOfWork),
        postpone: new PostponeMeeting(unitOfWork),
        hold: new HoldMeeting(unitOfWork, clock),
      }),
      new UnitResolver(),
      new SupervisionGroupResolver(),
      new CampaignCountsResolver(new CampaignCountsQueries(reads, clock)),
      notification.resolver,
    ],
    loaders: createLoaders({ campaigns, participation, duties, meetings }),
    reactions: [
      new GenerateDutiesWhenRosterFrozen(clock),
      new FulfilAppraisalDutyWhenAppraisalPublished(clock),
    ],
    start: async () => ticker.start(),
    stop: async () => {
      await ticker.stop();
      await notification.close();
    },
  };
}

function dutyVerbs(
  { unitOfWork, clock }: ServiceParts,
  duties: DutyQueries,
  meetings: MeetingQueries,
): DutyVerbsResolver {
  const settle = new SettleDuty(unitOfWork, clock);
  const approve = new ApproveMaterials(settle);
  return new DutyVerbsResolver(duties, {
    fulfil: new FulfilDuty(settle),
    waive: new WaiveDuty(settle),
    submit: new SubmitMaterials(settle),
    approve,
    approvePreparation: new ApprovePreparation(meetings, approve),
  });
}
