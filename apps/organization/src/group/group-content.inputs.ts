import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { type PostKind, postKinds } from '../post/post-kinds.rules';
import { textMessage, textPattern } from '../span/words.rules';
import type { Intensity } from '../supervision-group/supervision-assignment.entity';
import { IntensityEnum } from '../supervision-group/supervision-group.types';
import type { RuleReach } from './composition.rules';
import type { GroupRole } from './group-kinds.rules';
import { GroupRoleEnum, RuleReachEnum } from './group.types';

const groupMessage = 'groupId is the id of a group.';

@InputType()
export class CompositionRuleInput {
  @Field(() => GroupRoleEnum)
  role!: GroupRole;

  @ArrayMinSize(1, { message: 'A rule names at least one kind of post.' })
  @ArrayMaxSize(20, { message: 'A rule names at most 20 kinds of posts.' })
  @IsIn([...postKinds], { each: true, message: `posts: known kinds are ${postKinds.join(', ')}.` })
  @Field(() => [String], {
    description: 'Kinds of posts, machine words such as `department-head`.',
  })
  posts!: PostKind[];

  @Field(() => RuleReachEnum)
  reach!: RuleReach;
}

@InputType()
export class ComposeGroupInput {
  @IsUUID('all', { message: groupMessage })
  @Field(() => ID)
  groupId!: string;

  @ArrayMaxSize(20, { message: 'At most 20 rules.' })
  @ValidateNested({ each: true })
  @Field(() => [CompositionRuleInput], { description: 'None: by name only.' })
  rules!: CompositionRuleInput[];

  @Field(() => GraphQLLocalDate, { description: 'First day on which they count.' })
  from!: string;
}

@InputType()
export class ExceptFromGroupInput {
  @IsUUID('all', { message: groupMessage })
  @Field(() => ID)
  groupId!: string;

  @IsUUID('all', { message: 'personId is the id of a person.' })
  @Field(() => ID)
  personId!: string;

  @Matches(textPattern, { message: `reason: ${textMessage}` })
  @Field()
  reason!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day in the group again.' })
  to?: string;
}

@InputType()
export class EndGroupExceptionInput {
  @IsUUID('all', { message: 'exceptionId is the id of an exception.' })
  @Field(() => ID)
  exceptionId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day in the group again.' })
  on!: string;
}

@InputType()
export class SetDutyListInput {
  @IsUUID('all', { message: groupMessage })
  @Field(() => ID)
  groupId!: string;

  @ArrayMaxSize(50, { message: 'At most 50 duties.' })
  @Matches(textPattern, { each: true, message: `duties: each ${textMessage}` })
  @Field(() => [String], { description: 'In order; none: no list any more.' })
  duties!: string[];

  @Field(() => GraphQLLocalDate, { description: 'First day on which the list holds.' })
  from!: string;
}

@InputType()
export class GiveGroupSubjectInput {
  @IsUUID('all', { message: groupMessage })
  @Field(() => ID)
  groupId!: string;

  @IsOptional()
  @IsUUID('all', { message: 'unitId is the id of a unit.' })
  @Field(() => ID, { nullable: true })
  unitId?: string;

  @IsOptional()
  @IsUUID('all', { message: 'partyOrganisationId is the id of a Party organisation.' })
  @Field(() => ID, { nullable: true })
  partyOrganisationId?: string;

  @Field(() => IntensityEnum, { nullable: true })
  intensity?: Intensity;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  to?: string;
}

@InputType()
export class EndGroupSubjectInput {
  @IsUUID('all', { message: 'subjectId is the id of a subject of a group.' })
  @Field(() => ID)
  subjectId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}
