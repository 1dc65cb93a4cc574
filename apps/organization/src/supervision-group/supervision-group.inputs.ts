import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { nameMessage, namePattern } from '../span/words.rules';
import type { Intensity } from './supervision-assignment.entity';
import { IntensityEnum, MembershipRoleEnum } from './supervision-group.types';
import type { MembershipRole } from './supervision-membership.entity';

@InputType()
export class EstablishSupervisionGroupInput {
  @IsInt({ message: 'number is a whole number.' })
  @Min(1, { message: 'The first group is number 1.' })
  @Max(999, { message: 'A group has at most three digits.' })
  @Field(() => Int)
  number!: number;

  @IsOptional()
  @Matches(namePattern, { message: `label: ${nameMessage}` })
  @Field(() => String, { nullable: true, description: 'As on paper; 第一组 … when absent.' })
  label?: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;
}

@InputType()
export class DissolveSupervisionGroupInput {
  @IsUUID('all', { message: 'groupId is the id of a supervision group.' })
  @Field(() => ID)
  groupId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without the group.' })
  on!: string;
}

@InputType()
export class AppointToSupervisionGroupInput {
  @IsUUID('all', { message: 'groupId is the id of a supervision group.' })
  @Field(() => ID)
  groupId!: string;

  @IsUUID('all', { message: 'personId is the id of a person.' })
  @Field(() => ID)
  personId!: string;

  @Field(() => MembershipRoleEnum)
  role!: MembershipRole;

  @Field(() => Boolean, { nullable: true, description: '★, beside the role; absent: no.' })
  isLiaison?: boolean;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  to?: string;
}

@InputType()
export class EndSupervisionMembershipInput {
  @IsUUID('all', { message: 'membershipId is the id of a membership.' })
  @Field(() => ID)
  membershipId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}

@InputType()
export class AssignSupervisionInput {
  @IsUUID('all', { message: 'unitId is the id of a unit.' })
  @Field(() => ID)
  unitId!: string;

  @IsUUID('all', { message: 'groupId is the id of a supervision group.' })
  @Field(() => ID)
  groupId!: string;

  @Field(() => IntensityEnum, { nullable: true, description: 'DIRECT when absent.' })
  intensity?: Intensity;

  @Field(() => GraphQLLocalDate, { description: 'First day under this group.' })
  from!: string;
}

@InputType()
export class EndSupervisionInput {
  @IsUUID('all', { message: 'unitId is the id of a unit.' })
  @Field(() => ID)
  unitId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without a group.' })
  on!: string;
}
