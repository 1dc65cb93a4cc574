import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import { postKinds } from '../post/post-kinds.rules';
import type { ContactPointKind } from './contact-point.entity';
import { ContactPointKindEnum } from './contact-point.types';
import { IdOf } from '../span/id-of.inputs';

@ArgsType()
export class ContactPointsArgs {
  @Field(() => ContactPointKindEnum, { nullable: true })
  kind!: ContactPointKind | null;

  @Field(() => Int, { defaultValue: 100 })
  first!: number;

  @Field(() => ID, { nullable: true, description: 'The last contact point of the page before.' })
  after!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  asOf!: AsOf;
}

@InputType()
export class AssignContactPointInput {
  @IdOf('a person')
  personId!: string;

  @IdOf('a unit or department', { nullable: true })
  unitId?: string;

  @IdOf('a Party organisation', { nullable: true })
  partyOrganisationId?: string;

  @Field(() => ContactPointKindEnum, { nullable: true, description: 'CONTACT_POINT when absent.' })
  kind?: ContactPointKind;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  to?: string;
}

@InputType()
export class EndContactPointInput {
  @IdOf('a contact point')
  contactPointId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}

@InputType()
export class SetContactPointQuotaInput {
  @IdOf('a campaign', {
    nullable: true,
    description: 'Absent: for all that say nothing of their own.',
  })
  campaignId?: string;

  @IsInt({ message: 'least is a whole number.' })
  @Min(0, { message: 'least is 0 or more.' })
  @Max(100, { message: 'least is 100 or less.' })
  @Field(() => Int)
  least!: number;

  @IsInt({ message: 'most is a whole number.' })
  @Min(0, { message: 'most is 0 or more.' })
  @Max(100, { message: 'most is 100 or less.' })
  @Field(() => Int)
  most!: number;

  @IsOptional()
  @ArrayMinSize(1, { message: 'At least one kind of post.' })
  @ArrayMaxSize(20, { message: 'At most 20 kinds of posts.' })
  @IsIn([...postKinds], {
    each: true,
    message: `leaderPosts: known kinds are ${postKinds.join(', ')}.`,
  })
  @Field(() => [String], { nullable: true, description: 'Those of before when absent.' })
  leaderPosts?: string[];
}
