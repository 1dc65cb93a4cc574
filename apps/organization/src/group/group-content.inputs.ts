import { ArrayMaxSize, ArrayMinSize, IsIn, Matches, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { type PostKind, postKinds } from '../post/post-kinds.rules';
import { textMessage, textPattern } from '../span/words.rules';
import type { Intensity } from '../supervision-group/supervision-assignment.entity';
import { IntensityEnum } from '../supervision-group/supervision-group.types';
import type { RuleReach } from './composition.rules';
import type { GroupRole } from './group-kinds.rules';
import { GroupRoleEnum, RuleReachEnum } from './group.types';
import { IdOf } from '../span/id-of.inputs';

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
  @IdOf('a group')
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
  @IdOf('a group')
  groupId!: string;

  @IdOf('a person')
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
  @IdOf('an exception')
  exceptionId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day in the group again.' })
  on!: string;
}

@InputType()
export class SetDutyListInput {
  @IdOf('a group')
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
  @IdOf('a group')
  groupId!: string;

  @IdOf('a unit', { nullable: true })
  unitId?: string;

  @IdOf('a Party organisation', { nullable: true })
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
  @IdOf('a subject of a group')
  subjectId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}
