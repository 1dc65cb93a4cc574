import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { nameMessage, namePattern } from '../span/words.rules';
import type { Intensity } from './supervision-assignment.entity';
import { IntensityEnum, MembershipRoleEnum } from './supervision-group.types';
import type { MembershipRole } from './supervision-membership.entity';
import { IdOf } from '../span/id-of.inputs';

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
  @IdOf('a supervision group')
  groupId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without the group.' })
  on!: string;
}

@InputType()
export class AppointToSupervisionGroupInput {
  @IdOf('a supervision group')
  groupId!: string;

  @IdOf('a person')
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
  @IdOf('a membership')
  membershipId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}

@InputType()
export class AssignSupervisionInput {
  @IdOf('a unit')
  unitId!: string;

  @IdOf('a supervision group')
  groupId!: string;

  @Field(() => IntensityEnum, { nullable: true, description: 'DIRECT when absent.' })
  intensity?: Intensity;

  @Field(() => GraphQLLocalDate, { description: 'First day under this group.' })
  from!: string;
}

@InputType()
export class EndSupervisionInput {
  @IdOf('a unit')
  unitId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without a group.' })
  on!: string;
}
