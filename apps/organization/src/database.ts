import { AccountEntity } from './account/account.entity';
import { BureauEntity } from './bureau/bureau.entity';
import { CampaignUnitEntity } from './campaign-snapshot/campaign-unit.entity';
import { CityOfficialEntity } from './city/city-official.entity';
import { CityEntity } from './city/city.entity';
import { ContactPhoneEntity } from './contact/contact-phone.entity';
import { PhoneReadAuditEntity } from './contact/phone-read-audit.entity';
import { UnitContactEntity } from './contact/unit-contact.entity';
import { PersonEntity } from './person/person.entity';
import { PostEntity } from './post/post.entity';
import { RosterImportEntity } from './roster-import/roster-import.entity';
import { SupervisionAssignmentEntity } from './supervision-group/supervision-assignment.entity';
import { SupervisionGroupEntity } from './supervision-group/supervision-group.entity';
import { SupervisionMembershipEntity } from './supervision-group/supervision-membership.entity';
import { UnitEntity } from './unit/unit.entity';

export { migrations } from './migrations';

/** Every table class, listed by hand: what is not here does not exist for TypeORM. */
export const entities = [
  CityEntity,
  CityOfficialEntity,
  BureauEntity,
  UnitEntity,
  PersonEntity,
  AccountEntity,
  PostEntity,
  SupervisionGroupEntity,
  SupervisionMembershipEntity,
  SupervisionAssignmentEntity,
  UnitContactEntity,
  ContactPhoneEntity,
  PhoneReadAuditEntity,
  RosterImportEntity,
  CampaignUnitEntity,
];
