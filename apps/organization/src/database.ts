import { AccessRecordEntity } from './account/access-record.entity';
import { AccountEntity } from './account/account.entity';
import { BureauEntity } from './bureau/bureau.entity';
import { CampaignRoleEntity } from './campaign-snapshot/campaign-role.entity';
import { CampaignSnapshotEntity } from './campaign-snapshot/campaign-snapshot.entity';
import { CampaignUnitEntity } from './campaign-snapshot/campaign-unit.entity';
import { ParticipationOverrideEntity } from './campaign-snapshot/participation-override.entity';
import { CityOfficialEntity } from './city/city-official.entity';
import { CityEntity } from './city/city.entity';
import { ContactPhoneEntity } from './contact/contact-phone.entity';
import { PhoneReadAuditEntity } from './contact/phone-read-audit.entity';
import { UnitContactEntity } from './contact/unit-contact.entity';
import { ContactPointQuotaEntity } from './contact-point/contact-point-quota.entity';
import { ContactPointEntity } from './contact-point/contact-point.entity';
import { FacilityEntity } from './facility/facility.entity';
import { GroupDutyEntity } from './group/group-duty.entity';
import { GroupExceptionEntity } from './group/group-exception.entity';
import { GroupMembershipEntity } from './group/group-membership.entity';
import { GroupPartEntity } from './group/group-part.entity';
import { GroupRuleEntity } from './group/group-rule.entity';
import { GroupSubjectEntity } from './group/group-subject.entity';
import { GroupEntity } from './group/group.entity';
import { PartyOrganisationUnitEntity } from './party-organisation/party-organisation-unit.entity';
import { PartyOrganisationVersionEntity } from './party-organisation/party-organisation-version.entity';
import { PartyOrganisationEntity } from './party-organisation/party-organisation.entity';
import { DevelopmentProblemEntity } from './member-development/development-problem.entity';
import { DevelopmentStepEntity } from './member-development/development-step.entity';
import { MemberDevelopmentEntity } from './member-development/member-development.entity';
import { MemberRecommendationEntity } from './member-development/member-recommendation.entity';
import { PersonAffiliationEntity } from './person/person-affiliation.entity';
import { PersonMergeEntity } from './person/person-merge.entity';
import { PersonStandingEntity } from './person/person-standing.entity';
import { PersonEntity } from './person/person.entity';
import { ActingAppointmentEntity } from './post/acting-appointment.entity';
import { PostEntity } from './post/post.entity';
import { RosterImportEntity } from './roster-import/roster-import.entity';
import { SupervisionAssignmentEntity } from './supervision-group/supervision-assignment.entity';
import { SupervisionGroupEntity } from './supervision-group/supervision-group.entity';
import { SupervisionMembershipEntity } from './supervision-group/supervision-membership.entity';
import { SuperiorEntity } from './superior/superior.entity';
import { CareRecordEntity } from './talent/care-record.entity';
import { ReserveCadreEntity } from './talent/reserve-cadre.entity';
import { SecretarySelectionEntity } from './talent/secretary-selection.entity';
import { SecretaryTrainingEntity } from './talent/secretary-training.entity';
import { TalentEntryEntity } from './talent/talent-entry.entity';
import { TalentListEntity } from './talent/talent-list.entity';
import { UnitAliasEntity } from './unit/unit-alias.entity';
import { UnitLineageEntity } from './unit/unit-lineage.entity';
import { UnitTypeEntity } from './unit/unit-type.entity';
import { UnitVersionEntity } from './unit/unit-version.entity';
import { UnitEntity } from './unit/unit.entity';

export { migrations } from './migrations';

/** Every table class, listed by hand: what is not here does not exist for TypeORM. */
export const entities = [
  CityEntity,
  CityOfficialEntity,
  BureauEntity,
  UnitEntity,
  UnitTypeEntity,
  UnitVersionEntity,
  UnitAliasEntity,
  UnitLineageEntity,
  PartyOrganisationEntity,
  PartyOrganisationVersionEntity,
  PartyOrganisationUnitEntity,
  PersonEntity,
  PersonAffiliationEntity,
  PersonStandingEntity,
  PersonMergeEntity,
  AccountEntity,
  AccessRecordEntity,
  PostEntity,
  ActingAppointmentEntity,
  MemberDevelopmentEntity,
  DevelopmentStepEntity,
  MemberRecommendationEntity,
  DevelopmentProblemEntity,
  TalentListEntity,
  TalentEntryEntity,
  ReserveCadreEntity,
  SecretarySelectionEntity,
  SecretaryTrainingEntity,
  CareRecordEntity,
  SupervisionGroupEntity,
  SupervisionMembershipEntity,
  SupervisionAssignmentEntity,
  UnitContactEntity,
  GroupEntity,
  GroupSubjectEntity,
  GroupRuleEntity,
  GroupPartEntity,
  GroupMembershipEntity,
  GroupExceptionEntity,
  GroupDutyEntity,
  FacilityEntity,
  ContactPointEntity,
  ContactPointQuotaEntity,
  ContactPhoneEntity,
  PhoneReadAuditEntity,
  RosterImportEntity,
  CampaignSnapshotEntity,
  CampaignUnitEntity,
  CampaignRoleEntity,
  ParticipationOverrideEntity,
  SuperiorEntity,
];
