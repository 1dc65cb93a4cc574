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

const groupMessage = 'groupId is the id of a group.';

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

  @IsOptional()
  @IsUUID('all', { message: 'unitId is the id of a unit or department.' })
  @Field(() => ID, {
    nullable: true,
    description: 'Absent with partyOrganisationId: of the bureau, or where its parent is.',
  })
  unitId?: string;

  @IsOptional()
  @IsUUID('all', { message: 'partyOrganisationId is the id of a Party organisation.' })
  @Field(() => ID, { nullable: true })
  partyOrganisationId?: string;

  @IsOptional()
  @IsUUID('all', { message: 'parentId is the id of a group.' })
  @Field(() => ID, { nullable: true, description: 'The group it stands under.' })
  parentId?: string;

  @IsOptional()
  @IsUUID('all', { message: 'locatedUnitId is the id of a unit or department.' })
  @Field(() => ID, { nullable: true, description: 'Where an office sits.' })
  locatedUnitId?: string;

  @Field(() => SuperiorLevelEnum, { nullable: true })
  superior?: SuperiorLevel;

  @IsOptional()
  @IsUUID('all', { message: 'campaignId is the id of a campaign.' })
  @Field(() => ID, { nullable: true })
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
  @IsUUID('all', { message: groupMessage })
  @Field(() => ID)
  groupId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without the group.' })
  on!: string;
}

@InputType()
export class AppointToGroupInput {
  @IsUUID('all', { message: groupMessage })
  @Field(() => ID)
  groupId!: string;

  @IsUUID('all', { message: 'personId is the id of a person.' })
  @Field(() => ID)
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
  @IsUUID('all', { message: 'membershipId is the id of a membership.' })
  @Field(() => ID)
  membershipId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}

@InputType()
export class MergeStudyGroupsInput {
  @IsUUID('all', { message: groupMessage })
  @Field(() => ID, { description: 'The event team.' })
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
