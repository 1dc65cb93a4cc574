import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { PostKind } from './post.entity';

export const PostKindEnum = {
  CAMPAIGN_OFFICE: 'campaign-office',
  UNIT_PRINCIPAL: 'unit-principal',
  DEPARTMENT_HEAD: 'department-head',
  STAFF: 'staff',
  BODY_MEMBER: 'body-member',
} as const satisfies Record<string, PostKind>;
registerEnumType(PostKindEnum, { name: 'PostKind' });

@ObjectType('Post', {
  simpleResolvers: true,
  description: 'A post held at a unit over a span of days.',
})
export class PostNode {
  @Field(() => ID)
  id!: string;

  personId!: string;
  unitId!: string;

  @Field(() => PostKindEnum)
  kind!: PostKind;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it is no longer held.',
  })
  validTo!: string | null;
}
