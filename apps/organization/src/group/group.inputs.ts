import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { nameMessage, namePattern } from '../span/words.rules';
import type { GroupKind, GroupRole, SuperiorLevel } from './group-kinds.rules';
import { GroupKindEnum, GroupRoleEnum, SuperiorLevelEnum } from './group.types';
import { IdOf } from '../span/id-of.inputs';

@InputType()
export class EstablishGroupInput {
  @Field(() => GroupKindEnum)
  kind!: GroupKind;

  @Matches(namePattern, { message: `name: ${nameMessage}` })
  @Field()
  name!: string;

  @IsOptional()
  @IsInt({ message: 'number is a whole number.' })
  @Min(1, { message: 'The first of a series is number 1.' })
  @Max(9_999, { message: 'number has at most four digits.' })
  @Field(() => Int, { nullable: true })
  number?: number;

  @IdOf('a unit or department', {
    nullable: true,
    description: 'Absent with partyOrganisationId: of the bureau, or where its parent is.',
  })
  unitId?: string;

  @IdOf('a Party organisation', { nullable: true })
  partyOrganisationId?: string;

  @IdOf('a group', { nullable: true, description: 'The group it stands under.' })
  parentId?: string;

  @IdOf('a unit or department', { nullable: true, description: 'Where an office sits.' })
  locatedUnitId?: string;

  @Field(() => SuperiorLevelEnum, { nullable: true })
  superior?: SuperiorLevel;

  @IdOf('a campaign', { nullable: true })
  campaignId?: string;

  @IsOptional()
  @IsInt({ message: 'leaderSeats is a whole number.' })
  @Min(1, { message: 'A group has at least one leader.' })
  @Max(5, { message: 'A group has at most five leaders.' })
  @Field(() => Int, { nullable: true, description: 'One when absent.' })
  leaderSeats?: number;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  to?: string;
}

@InputType()
export class DissolveGroupInput {
  @IdOf('a group')
  groupId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without the group.' })
  on!: string;
}

@InputType()
export class AppointToGroupInput {
  @IdOf('a group')
  groupId!: string;

  @IdOf('a person')
  personId!: string;

  @Field(() => GroupRoleEnum)
  role!: GroupRole;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  to?: string;
}

@InputType()
export class EndGroupMembershipInput {
  @IdOf('a membership')
  membershipId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}

@InputType()
export class MergeStudyGroupsInput {
  @IdOf('a group', { description: 'The event team.' })
  groupId!: string;

  @ArrayMinSize(1, { message: 'At least one study group.' })
  @ArrayMaxSize(50, { message: 'At most 50 study groups.' })
  @IsUUID('all', { each: true, message: 'unitIds are ids of study groups.' })
  @Field(() => [ID])
  unitIds!: string[];

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day apart again.' })
  to?: string;
}
