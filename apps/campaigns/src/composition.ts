import type { Logger } from '@huiyin/observability';
import {
  composeService,
  type Service,
  type ServiceOptions,
  type ServiceParts,
  type ServiceWiring,
} from '@huiyin/service';
import { CampaignQueries } from './campaign/campaign.queries';
import { composeCampaigns } from './campaign/compose-campaigns';
import { OpenCampaigns } from './campaign/open-campaigns.queries';
import { entities, migrations } from './database';
import { composeDuties } from './duty/compose-duties';
import { RollOverPeriods } from './duty/roll-over-periods';
import { DutyHistoryQueries } from './duty/duty-history.queries';
import { DutyQueries } from './duty/duty.queries';
import { KnownDutiesQueries } from './duty/known-duties.queries';
import type { Environment } from './env';
import { createLoaders, type Loaders } from './loaders';
import { MeetingQueries } from './meeting/meeting.queries';
import { CampaignCountsQueries } from './overview/campaign-counts.queries';
import { CampaignCountsResolver } from './overview/campaign-counts.resolver';
import { OverviewQueries } from './overview/overview.queries';
import { OverviewResolver } from './overview/overview.resolver';
import { composeNotification } from './notification/compose-notification';
import { noNotifications, type NotificationSettings } from './notification/ways-out';
import { ParticipationQueries } from './participation/participation.queries';
import { composeReminder } from './reminder/compose-reminder';
import { composeReactions } from './reactions/compose-reactions';
import { composeRecords, type RecordRoom } from './record/compose-records';
import { subgraphDefinition } from './subgraph';
import { SupervisionGroupResolver } from './supervision-group/supervision-group.resolver';
import { composeTemplates } from './template/compose-templates';
import { TemplateCatalogue } from './template/template-catalogue';
import { type Job, Ticker } from './ticker/ticker';
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
  const { reads, clock, logger } = parts;
  const notification = composeNotification(parts, ways);
  const room = composeTemplates(parts, templates);
  const campaigns = new CampaignQueries(reads);
  const participation = new ParticipationQueries(reads);
  const duties = new DutyQueries(reads, clock);
  const meetings = new MeetingQueries(reads, clock);
  const history = new DutyHistoryQueries(reads, clock);
  const records = composeRecords(parts);
  const open = new OpenCampaigns(reads, records.frames);
  const reminder = composeReminder(parts, open);
  const rollOver = rollOverJob(parts, records, open);
  const ticker = new Ticker([notification.job, reminder.job, rollOver], logger);
  const known = new KnownDutiesQueries(reads, records.frames);
  return {
    resolvers: [
      ...room.resolvers,
      ...composeCampaigns(parts, records, room.shelf, campaigns),
      ...composeDuties(parts, records, { duties, known, meetings }),
      ...records.resolvers,
      new UnitResolver(known),
      new SupervisionGroupResolver(),
      new CampaignCountsResolver(new CampaignCountsQueries(reads, clock)),
      new OverviewResolver(new OverviewQueries(reads, clock)),
      notification.resolver,
      reminder.resolver,
    ],
    loaders: createLoaders({ campaigns, participation, duties, meetings, history }),
    reactions: composeReactions(clock, records),
    start: async () => ticker.start(),
    stop: async () => {
      await ticker.stop();
      await notification.close();
    },
  };
}

const rollOverEvery = 10 * 60_000;

function rollOverJob(
  { reads, unitOfWork, clock }: ServiceParts,
  { rejudge }: RecordRoom,
  open: OpenCampaigns,
): Job {
  const rollOver = new RollOverPeriods(reads, unitOfWork, open, rejudge, clock);
  const run = async () => {
    await rollOver.execute();
    return false;
  };
  return { name: 'roll-over-periods', every: rollOverEvery, run };
}
