import { CreateOrganization1792000000000 } from './2026-10-14-1706-create-organization';
import { FurnishOrganization1792532760000 } from './2026-10-20-2146-furnish-organization';
import { FindActors1792533000000 } from './2026-10-20-2150-find-actors';
import { StructureOverTime1795305000000 } from './2026-11-22-0010-structure-over-time';
import { FoundPartyOrganisations1795305060000 } from './2026-11-22-0011-found-party-organisations';
import { FreezeCampaignStructure1795305120000 } from './2026-11-22-0012-freeze-campaign-structure';
import { FollowPeopleOverTime1795305620000 } from './2026-11-22-0020-follow-people-over-time';
import { SpanPosts1795305621000 } from './2026-11-22-0021-span-posts';
import { KeepDutiesApart1795305622000 } from './2026-11-22-0022-keep-duties-apart';
import { GrantByDay1795305623000 } from './2026-11-22-0023-grant-by-day';
import { DevelopMembers1795305624000 } from './2026-11-22-0024-develop-members';
import { ListTalent1795305625000 } from './2026-11-22-0025-list-talent';
import { SpanSupervision1795306230000 } from './2026-11-22-0030-span-supervision';
import { FurnishGroups1795306231000 } from './2026-11-22-0031-furnish-groups';
import { ComposeGroupsByPost1795306232000 } from './2026-11-22-0032-compose-groups-by-post';
import { ImportEveryFile1795306800000 } from './2026-11-22-0040-import-every-file';
import { SayWherePhonesWent1795307400000 } from './2026-11-22-0050-say-where-phones-went';

/** In order; a test holds this list against the folder. */
export const migrations = [
  CreateOrganization1792000000000,
  FurnishOrganization1792532760000,
  FindActors1792533000000,
  StructureOverTime1795305000000,
  FoundPartyOrganisations1795305060000,
  FreezeCampaignStructure1795305120000,
  FollowPeopleOverTime1795305620000,
  SpanPosts1795305621000,
  KeepDutiesApart1795305622000,
  GrantByDay1795305623000,
  DevelopMembers1795305624000,
  ListTalent1795305625000,
  SpanSupervision1795306230000,
  FurnishGroups1795306231000,
  ComposeGroupsByPost1795306232000,
  ImportEveryFile1795306800000,
  SayWherePhonesWent1795307400000,
];
