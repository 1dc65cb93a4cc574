import { IsUUID } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { PostKind } from './post.entity';
import { PostKindEnum } from './post.types';

@InputType()
export class AppointPostInput {
  @IsUUID('all', { message: 'personId is the id of a person.' })
  @Field(() => ID)
  personId!: string;

  @IsUUID('all', { message: 'unitId is the id of a unit.' })
  @Field(() => ID)
  unitId!: string;

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
export class EndPostInput {
  @IsUUID('all', { message: 'postId is the id of a post.' })
  @Field(() => ID)
  postId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without the post.' })
  on!: string;
}
