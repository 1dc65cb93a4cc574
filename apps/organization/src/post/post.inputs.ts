import { IsOptional, IsUUID, Length } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { PostKind } from './post-kinds.rules';
import { PostKindEnum } from './post.types';

@InputType()
class SeatInput {
  @IsUUID('all', { message: 'personId is the id of a person.' })
  @Field(() => ID)
  personId!: string;

  @IsUUID('all', { message: 'unitId is the id of a unit.' })
  @Field(() => ID, { description: 'A unit, department or study group.' })
  unitId!: string;

  @IsOptional()
  @IsUUID('all', { message: 'partyOrganisationId is the id of a Party organisation.' })
  @Field(() => ID, {
    nullable: true,
    description: 'For posts of a Party organisation at the unit.',
  })
  partyOrganisationId?: string;

  @Field(() => PostKindEnum)
  kind!: PostKind;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day without the post; open-ended when absent.',
  })
  to?: string;
}

@InputType()
export class AppointPostInput extends SeatInput {
  @IsOptional()
  @Length(1, 60, { message: 'A title has 1 to 60 characters.' })
  @Field(() => String, { nullable: true, description: 'As the post is called there.' })
  title?: string;
}

@InputType()
export class EndPostInput {
  @IsUUID('all', { message: 'postId is the id of a post.' })
  @Field(() => ID)
  postId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without the post.' })
  on!: string;
}

@InputType()
export class VoidPostInput {
  @IsUUID('all', { message: 'postId is the id of a post.' })
  @Field(() => ID)
  postId!: string;

  @Length(2, 300, { message: 'The reason has 2 to 300 characters.' })
  @Field()
  reason!: string;
}

@InputType()
export class AppointActingInput extends SeatInput {
  @IsOptional()
  @IsUUID('all', { message: 'absentPostId is the id of a post.' })
  @Field(() => ID, {
    nullable: true,
    description: 'The post whose holder is on leave; absent: the post is vacant.',
  })
  absentPostId?: string;
}

@InputType()
export class EndActingInput {
  @IsUUID('all', { message: 'actingId is the id of an acting appointment.' })
  @Field(() => ID)
  actingId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which nobody acts.' })
  on!: string;
}
