import type { UnitOfWork } from '@huiyin/events';
import type { ScopedReads } from '@huiyin/persistence';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { AppointToGroup } from './appoint-to-group';
import { ComposeGroup } from './compose-group';
import { DissolveGroup } from './dissolve-group';
import { EndGroupException } from './end-group-exception';
import { EndGroupMembership } from './end-group-membership';
import { EndGroupSubject } from './end-group-subject';
import { EstablishGroup } from './establish-group';
import { ExceptFromGroup } from './except-from-group';
import { GiveGroupSubject } from './give-group-subject';
import { GroupContentQueries } from './group-content.queries';
import { GroupContentResolver } from './group-content.resolver';
import { PersonGroupsResolver, UnitGroupsResolver } from './group-seats.resolver';
import { GroupVerbsResolver } from './group-verbs.resolver';
import type { GroupSources } from './group.loader';
import { GroupQueries } from './group.queries';
import { GroupResolver } from './group.resolver';
import { MergeStudyGroups } from './merge-study-groups';
import { SetDutyList } from './set-duty-list';

export interface GroupRoom {
  readonly resolvers: readonly object[];
  readonly loaderSources: GroupSources;
}

/** The room of the groups: what it answers and what it loads. */
export function composeGroups(
  reads: ScopedReads,
  days: BureauDays,
  unitOfWork: UnitOfWork,
): GroupRoom {
  const workGroups = new GroupQueries(reads, days);
  const groupContent = new GroupContentQueries(reads, days);
  return {
    resolvers: resolversOf(workGroups, unitOfWork),
    loaderSources: { workGroups, groupContent },
  };
}

function resolversOf(groups: GroupQueries, unitOfWork: UnitOfWork): object[] {
  return [
    new GroupResolver(groups),
    new PersonGroupsResolver(),
    new UnitGroupsResolver(),
    new GroupVerbsResolver({
      establish: new EstablishGroup(unitOfWork),
      dissolve: new DissolveGroup(unitOfWork),
      appoint: new AppointToGroup(unitOfWork),
      endMembership: new EndGroupMembership(unitOfWork),
      merge: new MergeStudyGroups(unitOfWork),
    }),
    new GroupContentResolver({
      compose: new ComposeGroup(unitOfWork),
      except: new ExceptFromGroup(unitOfWork),
      endException: new EndGroupException(unitOfWork),
      setDuties: new SetDutyList(unitOfWork),
      giveSubject: new GiveGroupSubject(unitOfWork),
      endSubject: new EndGroupSubject(unitOfWork),
    }),
  ];
}
