import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import { PersonNode } from '../person/person.types';
import { IntensityEnum } from '../supervision-group/supervision-group.types';
import type { Intensity } from '../supervision-group/supervision-assignment.entity';
import { UnitNode } from '../unit/unit.types';
import { type RuleReach, ruleReaches } from './composition.rules';
import {
  type GroupKind,
  groupKinds,
  type GroupRole,
  groupRoles,
  type SuperiorLevel,
  superiorLevels,
} from './group-kinds.rules';

/** LEADING_GROUP: 'leading-group', … */
function enumOf<T extends string>(words: readonly T[]): Record<string, T> {
  return Object.fromEntries(
    words.map((word) => [word.toUpperCase().replaceAll('-', '_'), word]),
  ) as Record<string, T>;
}

export const GroupKindEnum = enumOf<GroupKind>(groupKinds);
registerEnumType(GroupKindEnum, {
  name: 'GroupKind',
  description: 'requirements.md §5.1; supervision liaison groups are SupervisionGroup.',
});
export const GroupRoleEnum = enumOf<GroupRole>(groupRoles);
registerEnumType(GroupRoleEnum, { name: 'GroupRole' });
export const SuperiorLevelEnum = enumOf<SuperiorLevel>(superiorLevels);
registerEnumType(SuperiorLevelEnum, { name: 'SuperiorLevel' });
export const RuleReachEnum = enumOf<RuleReach>(ruleReaches);
registerEnumType(RuleReachEnum, {
  name: 'RuleReach',
  description: "PLACE: the group's unit and its departments; AFFILIATED: the units of the bureau.",
});

export const memberSources = ['name', 'post', 'study-group'] as const;
export type MemberSource = (typeof memberSources)[number];
export const MemberSourceEnum = enumOf<MemberSource>(memberSources);
registerEnumType(MemberSourceEnum, {
  name: 'GroupMemberSource',
  description: 'By NAME, by POST through the composition, or through a merged STUDY_GROUP.',
});

@ObjectType('Group', {
  simpleResolvers: true,
  description: 'A leading group, office, working group, research group … of §5.1.',
})
@Directive('@key(fields: "id")')
export class GroupNode {
  @Field(() => ID)
  id!: string;

  @Field(() => GroupKindEnum)
  kind!: GroupKind;

  @Field()
  name!: string;

  @Field(() => Int, { nullable: true, description: 'In a numbered series.' })
  number!: number | null;

  unitId!: string | null;
  parentId!: string | null;
  locatedUnitId!: string | null;

  /** The day it was read for; its fields are read for the same one. */
  asOf?: AsOf;

  @Field(() => ID, { nullable: true, description: 'The Party organisation it belongs to.' })
  partyOrganisationId!: string | null;

  @Field(() => SuperiorLevelEnum, { nullable: true, description: 'Who sent a group from above.' })
  superior!: SuperiorLevel | null;

  @Field(() => ID, { nullable: true, description: 'Set up for one campaign only.' })
  campaignId!: string | null;

  @Field(() => Int, { description: 'How many leaders it may have at a time (R003.80).' })
  leaderSeats!: number;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Somebody in a group on a day.' })
export class GroupMember {
  groupId!: string;

  @Field(() => PersonNode)
  person!: PersonNode;

  @Field(() => GroupRoleEnum)
  role!: GroupRole;

  @Field(() => MemberSourceEnum)
  source!: MemberSource;

  @Field(() => ID, { nullable: true, description: 'To end it by; only of members by name.' })
  membershipId!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'First day of the membership or the post.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One line of a duty list (R003.72).' })
export class GroupDuty {
  @Field(() => ID)
  id!: string;

  groupId!: string;

  @Field()
  text!: string;
}

@ObjectType('GroupCompositionRule', {
  simpleResolvers: true,
  description: 'Holders of these posts are in the group in this role.',
})
export class CompositionRuleNode {
  groupId!: string;

  @Field(() => GroupRoleEnum)
  role!: GroupRole;

  @Field(() => [String], { description: 'Kinds of posts, machine words.' })
  posts!: string[];

  @Field(() => RuleReachEnum)
  reach!: RuleReach;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Left out although the composition names the person.',
})
export class GroupException {
  @Field(() => ID)
  id!: string;

  groupId!: string;

  @Field(() => PersonNode)
  person!: PersonNode;

  @Field()
  reason!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A unit or Party organisation a group goes to.' })
export class GroupSubject {
  @Field(() => ID)
  id!: string;

  groupId!: string;

  @Field(() => UnitNode, { nullable: true })
  unit!: UnitNode | null;

  @Field(() => ID, { nullable: true })
  partyOrganisationId!: string | null;

  @Field(() => IntensityEnum, { nullable: true })
  intensity!: Intensity | null;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A seat somebody has in a group on a day.' })
export class GroupSeat {
  personId!: string;

  @Field(() => GroupNode)
  group!: GroupNode;

  @Field(() => GroupRoleEnum)
  role!: GroupRole;

  @Field(() => MemberSourceEnum)
  source!: MemberSource;
}
