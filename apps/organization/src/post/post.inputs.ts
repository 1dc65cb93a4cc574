import { IsOptional, Length } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import type { PostKind } from './post-kinds.rules';
import { PostKindEnum } from './post.types';
import { IdOf } from '../span/id-of.inputs';

@InputType()
class SeatInput {
  @IdOf('a person')
  personId!: string;

  @IdOf('a unit', { description: 'A unit, department or study group.' })
  unitId!: string;

  @IdOf('a Party organisation', {
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
  @IdOf('a post')
  postId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without the post.' })
  on!: string;
}

@InputType()
export class VoidPostInput {
  @IdOf('a post')
  postId!: string;

  @Length(2, 300, { message: 'The reason has 2 to 300 characters.' })
  @Field()
  reason!: string;
}

@InputType()
export class AppointActingInput extends SeatInput {
  @IdOf('a post', {
    nullable: true,
    description: 'The post whose holder is on leave; absent: the post is vacant.',
  })
  absentPostId?: string;
}

@InputType()
export class EndActingInput {
  @IdOf('an acting appointment')
  actingId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which nobody acts.' })
  on!: string;
}
