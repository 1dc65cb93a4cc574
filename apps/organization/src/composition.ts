import type { Logger } from '@huiyin/observability';
import {
  composeService,
  type Service,
  type ServiceOptions,
  type ServiceParts,
  type ServiceWiring,
} from '@huiyin/service';
import { ActorChanges } from './actors/actor-changes';
import { actorRoutes } from './actors/actor-routes';
import { ActorQueries } from './actors/actor.queries';
import { BureauDays } from './bureau/bureau-days.queries';
import { BureauQueries } from './bureau/bureau.queries';
import { BureauResolver } from './bureau/bureau.resolver';
import { composeCampaignSnapshot } from './campaign-snapshot/compose-campaign-snapshot';
import {
  freezeRosterWhenCampaignOpened,
  freezeRosterWhenCampaignOpenedV1,
} from './campaign-snapshot/freeze-roster-when-campaign-opened';
import { AuditPhoneReads } from './contact/audit-phone-reads';
import { ContactQueries } from './contact/contact.queries';
import { ContactResolver } from './contact/contact.resolver';
import { PhoneReadQueries } from './contact/phone-read.queries';
import { PhoneReadResolver } from './contact/phone-read.resolver';
import { ReadPhones } from './contact/read-phones';
import { contactTableFiles } from './contact-table/contact-table-files';
import { composeContactPoints } from './contact-point/compose-contact-points';
import { ContactTableQueries } from './contact-table/contact-table.queries';
import { ExportContactTable } from './contact-table/export-contact-table';
import { entities, migrations } from './database';
import type { Environment } from './env';
import { GapQueries } from './gap/gap.queries';
import { BureauGapCountsResolver, GapResolver } from './gap/gap.resolver';
import { composeGroups } from './group/compose-groups';
import { createLoaders, type Loaders } from './loaders/loaders';
import { MeQueries } from './me/me.queries';
import { MeResolver } from './me/me.resolver';
import { RoleInPlaceResolver } from './me/role-in-place.resolver';
import { composeMemberDevelopment } from './member-development/compose-member-development';
import { composePeople } from './person/compose-people';
import { subgraphDefinition } from './subgraph';
import { composeImports } from './table-import/compose-imports';
import { supervisionVerbs } from './supervision-group/compose-supervision';
import { SelfSupervisionQueries } from './supervision-group/self-supervision.queries';
import { SelfSupervisionResolver } from './supervision-group/self-supervision.resolver';
import { SupervisionGroupQueries } from './supervision-group/supervision-group.queries';
import { SupervisionGroupResolver } from './supervision-group/supervision-group.resolver';
import { composePartyOrganisations } from './party-organisation/compose-party-organisations';
import { SetSuperiors } from './superior/set-superiors';
import { SuperiorQueries } from './superior/superior.queries';
import { SuperiorResolver } from './superior/superior.resolver';
import { composeTalent } from './talent/compose-talent';
import { composeUnits } from './unit/compose-units';

/** The whole object graph, by hand, top to bottom. */
export function compose(
  environment: Environment,
  logger: Logger,
  options: ServiceOptions = {},
): Promise<Service> {
  return composeService({
    ...options,
    name: 'organization',
    environment,
    logger,
    entities,
    migrations,
    definition: subgraphDefinition,
    wire,
  });
}

function wire(parts: ServiceParts): ServiceWiring<Loaders> {
  const { reads, unitOfWork, clock, transport, logger } = parts;
  const bureaus = new BureauQueries(reads);
  const days = new BureauDays(reads, clock);
  const units = composeUnits({ reads, unitOfWork, clock, days });
  const party = composePartyOrganisations(reads, days, units.changes);
  const people = composePeople({ reads, unitOfWork, clock, days });
  const development = composeMemberDevelopment({ reads, unitOfWork, clock });
  const talent = composeTalent({ reads, unitOfWork, clock, days });
  const groups = new SupervisionGroupQueries(reads, days);
  const workGroups = composeGroups(reads, days, unitOfWork);
  const contactPoints = composeContactPoints({ reads, days, unitOfWork, clock });
  const contacts = new ContactQueries(reads, days);
  const audit = new AuditPhoneReads(unitOfWork, clock);
  const phones = new ReadPhones(contacts, audit);
  const imports = composeImports({ ...parts, days });
  const table = new ExportContactTable(new ContactTableQueries(reads), audit, days);
  const changes = new ActorChanges(transport);
  const rooms = [
    ...[units, party, people, development, talent],
    ...[workGroups, contactPoints, imports],
  ];
  return {
    resolvers: [
      ...rooms.flatMap(({ resolvers }): readonly object[] => resolvers),
      new MeResolver(new MeQueries(reads)),
      new RoleInPlaceResolver(),
      new BureauResolver(bureaus),
      composeCampaignSnapshot(reads, units.changes),
      new SuperiorResolver(new SuperiorQueries(reads), new SetSuperiors(units.changes)),
      new SupervisionGroupResolver(groups),
      supervisionVerbs(unitOfWork),
      ...gapResolvers(reads, days),
      new ContactResolver(),
      new PhoneReadResolver(new PhoneReadQueries(reads)),
    ],
    loaders: createLoaders({
      ...units.loaderSources,
      ...party.loaderSources,
      ...people.loaderSources,
      ...{ ...development.loaderSources, ...talent.loaderSources },
      ...{ ...workGroups.loaderSources, ...contactPoints.loaderSources },
      ...{ bureaus, groups, contacts, phones },
    }),
    reactions: [freezeRosterWhenCampaignOpened, freezeRosterWhenCampaignOpenedV1],
    routes: actorRoutes(new ActorQueries(reads, clock), changes, logger),
    files: [...contactTableFiles(table), ...imports.files],
    ...imports.runningWith(changes),
  };
}

function gapResolvers(reads: ServiceParts['reads'], days: BureauDays): object[] {
  return [
    new GapResolver(new GapQueries(reads, days)),
    new BureauGapCountsResolver(),
    new SelfSupervisionResolver(new SelfSupervisionQueries(reads, days)),
  ];
}
