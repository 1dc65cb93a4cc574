import type { SubgraphSchemaOptions } from '@huiyin/graphql-server';
import { AccountResolver } from './account/account.resolver';
import { resolveBureau } from './bureau/bureau.reference';
import { BureauResolver } from './bureau/bureau.resolver';
import { CampaignSnapshotResolver } from './campaign-snapshot/campaign-snapshot.resolver';
import { ContactResolver } from './contact/contact.resolver';
import { PhoneReadResolver } from './contact/phone-read.resolver';
import {
  ContactPointResolver,
  PersonContactPointsResolver,
  UnitContactPointsResolver,
} from './contact-point/contact-point.resolver';
import { ContactVerbsResolver } from './contact/contact-verbs.resolver';
import { OpinionBoxResolver, UnitOpinionBoxesResolver } from './facility/facility.resolver';
import { BureauGapCountsResolver, GapResolver } from './gap/gap.resolver';
import { GroupContentResolver } from './group/group-content.resolver';
import { PersonGroupsResolver, UnitGroupsResolver } from './group/group-seats.resolver';
import { GroupVerbsResolver } from './group/group-verbs.resolver';
import { resolveGroup } from './group/group.reference';
import { GroupResolver } from './group/group.resolver';
import { MeResolver } from './me/me.resolver';
import { RoleInPlaceResolver } from './me/role-in-place.resolver';
import { PartyOrganisationVerbsResolver } from './party-organisation/party-organisation-verbs.resolver';
import { resolvePartyOrganisation } from './party-organisation/party-organisation.reference';
import { PartyOrganisationResolver } from './party-organisation/party-organisation.resolver';
import { UnitPartyOrganisationsResolver } from './party-organisation/unit-party-organisations.resolver';
import { resolvePerson } from './person/person.reference';
import { MemberDevelopmentVerbsResolver } from './member-development/member-development-verbs.resolver';
import { MemberDevelopmentResolver } from './member-development/member-development.resolver';
import { RecommendationResolver } from './member-development/recommendation.resolver';
import { PersonFieldsResolver } from './person/person-fields.resolver';
import { PersonVerbsResolver } from './person/person-verbs.resolver';
import { PersonResolver } from './person/person.resolver';
import { ActingResolver } from './post/acting.resolver';
import { PostResolver } from './post/post.resolver';
import { PartySecretaryResolver } from './post/party-secretary.resolver';
import { PrincipalResolver } from './post/principal.resolver';
import { UnitPostsResolver } from './post/unit-posts.resolver';
import { RosterImportVerbsResolver } from './roster-import/roster-import-verbs.resolver';
import { RosterImportResolver } from './roster-import/roster-import.resolver';
import { SelfSupervisionResolver } from './supervision-group/self-supervision.resolver';
import { resolveSupervisionGroup } from './supervision-group/supervision-group.reference';
import { SupervisionGroupResolver } from './supervision-group/supervision-group.resolver';
import { SupervisionVerbsResolver } from './supervision-group/supervision-verbs.resolver';
import { SuperiorResolver } from './superior/superior.resolver';
import {
  ReserveCadreResolver,
  SecretaryResolver,
  TalentEntryResolver,
} from './talent/talent-people.resolver';
import { TalentVerbsResolver } from './talent/talent-verbs.resolver';
import { TalentResolver } from './talent/talent.resolver';
import { resolveUnit } from './unit/unit.reference';
import { UnitStructureResolver } from './unit/unit-structure.resolver';
import { UnitSuccessionResolver } from './unit/unit-succession.resolver';
import { UnitVerbsResolver } from './unit/unit-verbs.resolver';
import { FileImportVerbsResolver } from './table-import/file-import-verbs.resolver';
import { FileImportResolver } from './table-import/file-import.resolver';
import { UnitResolver } from './unit/unit.resolver';

/** What the graph gets from organization; instances are added by composition.ts. */
export const subgraphDefinition: Omit<SubgraphSchemaOptions, 'instances'> = {
  resolvers: [
    MeResolver,
    RoleInPlaceResolver,
    BureauResolver,
    UnitResolver,
    UnitStructureResolver,
    UnitVerbsResolver,
    UnitSuccessionResolver,
    PartyOrganisationResolver,
    UnitPartyOrganisationsResolver,
    PartyOrganisationVerbsResolver,
    CampaignSnapshotResolver,
    SuperiorResolver,
    PersonResolver,
    PersonFieldsResolver,
    PersonVerbsResolver,
    PostResolver,
    ActingResolver,
    PrincipalResolver,
    MemberDevelopmentResolver,
    MemberDevelopmentVerbsResolver,
    RecommendationResolver,
    TalentResolver,
    TalentVerbsResolver,
    TalentEntryResolver,
    ReserveCadreResolver,
    SecretaryResolver,
    UnitPostsResolver,
    PartySecretaryResolver,
    AccountResolver,
    SupervisionGroupResolver,
    SupervisionVerbsResolver,
    GroupResolver,
    PersonGroupsResolver,
    UnitGroupsResolver,
    GroupVerbsResolver,
    GroupContentResolver,
    ContactPointResolver,
    PersonContactPointsResolver,
    UnitContactPointsResolver,
    ContactVerbsResolver,
    OpinionBoxResolver,
    UnitOpinionBoxesResolver,
    SelfSupervisionResolver,
    GapResolver,
    BureauGapCountsResolver,
    ContactResolver,
    PhoneReadResolver,
    RosterImportResolver,
    RosterImportVerbsResolver,
    FileImportResolver,
    FileImportVerbsResolver,
  ],
  references: {
    Bureau: resolveBureau,
    Unit: resolveUnit,
    PartyOrganisation: resolvePartyOrganisation,
    Person: resolvePerson,
    SupervisionGroup: resolveSupervisionGroup,
    Group: resolveGroup,
  },
};
