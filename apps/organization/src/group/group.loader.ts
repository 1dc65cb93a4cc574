import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AsOf } from '../bureau/bureau-days.queries';
import { onlyIds } from '../loaders/only-ids';
import type { GroupContentQueries } from './group-content.queries';
import type { GroupQueries } from './group.queries';
import type {
  CompositionRuleNode,
  GroupDuty,
  GroupException,
  GroupMember,
  GroupNode,
  GroupSeat,
  GroupSubject,
} from './group.types';

/** Groups and what hangs on them, one statement per field and day. */
export interface GroupLoaders {
  readonly group: DataLoader<string, GroupNode | null>;
  readonly groupsBelow: DataLoader<string, GroupNode[]>;
  readonly groupsOfUnit: DataLoader<string, GroupNode[]>;
  readonly groupMembers: DataLoader<string, GroupMember[]>;
  readonly groupDuties: DataLoader<string, GroupDuty[]>;
  readonly groupRules: DataLoader<string, CompositionRuleNode[]>;
  readonly groupExceptions: DataLoader<string, GroupException[]>;
  readonly groupSubjects: DataLoader<string, GroupSubject[]>;
  readonly groupSeatsOfPerson: DataLoader<string, GroupSeat[]>;
}

export interface GroupSources {
  readonly workGroups: GroupQueries;
  readonly groupContent: GroupContentQueries;
}

export function groupLoaders(
  { workGroups, groupContent }: GroupSources,
  actor: Actor,
  asOf: AsOf,
): GroupLoaders {
  return {
    group: new DataLoader(onlyIds((ids) => workGroups.byIds(actor, ids, asOf))),
    groupsBelow: new DataLoader((ids) => workGroups.below(actor, ids, asOf)),
    groupsOfUnit: new DataLoader((ids) => workGroups.ofUnits(actor, ids, asOf)),
    groupMembers: new DataLoader((ids) => groupContent.members(actor, ids, asOf)),
    groupDuties: new DataLoader((ids) => groupContent.duties(actor, ids, asOf)),
    groupRules: new DataLoader((ids) => groupContent.rules(actor, ids, asOf)),
    groupExceptions: new DataLoader((ids) => groupContent.exceptions(actor, ids, asOf)),
    groupSubjects: new DataLoader((ids) => groupContent.subjects(actor, ids, asOf)),
    groupSeatsOfPerson: new DataLoader((ids) => groupContent.seats(actor, ids, asOf)),
  };
}
