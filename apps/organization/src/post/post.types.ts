import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import { type PostKind, postKinds, type PrincipalLine } from './post-kinds.rules';

/** CAMPAIGN_OFFICE: 'campaign-office', … */
export const PostKindEnum = Object.fromEntries(
  postKinds.map((kind) => [kind.toUpperCase().replaceAll('-', '_'), kind]),
) as Record<string, PostKind>;
registerEnumType(PostKindEnum, { name: 'PostKind', description: 'Titles: `postKinds`.' });

export const PrincipalLineEnum = {
  PARTY: 'party',
  ADMINISTRATIVE: 'administrative',
} as const satisfies Record<string, PrincipalLine>;
registerEnumType(PrincipalLineEnum, {
  name: 'PrincipalLine',
  description: 'A Party secretary and a president may lead side by side (R003.80, R003.110).',
});

@ObjectType({ simpleResolvers: true, description: 'What a kind of post is called.' })
export class PostKindTitle {
  @Field(() => PostKindEnum)
  kind!: PostKind;

  @Field()
  zh!: string;

  @Field()
  en!: string;
}

@ObjectType('Post', {
  simpleResolvers: true,
  description: 'A post held at a unit, department or Party organisation over a span of days.',
})
export class PostNode {
  @Field(() => ID)
  id!: string;

  personId!: string;
  unitId!: string;
  asOf?: AsOf;

  @Field(() => ID, { nullable: true })
  partyOrganisationId!: string | null;

  @Field(() => PostKindEnum)
  kind!: PostKind;

  @Field(() => String, { nullable: true, description: 'As it is called there.' })
  title!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it is no longer held.',
  })
  validTo!: string | null;
}

@ObjectType('ActingAppointment', {
  simpleResolvers: true,
  description: 'Acts on a post whose holder is on leave or that is vacant (§7.51).',
})
export class ActingNode {
  @Field(() => ID)
  id!: string;

  personId!: string;
  unitId!: string;
  asOf?: AsOf;

  @Field(() => ID, { nullable: true })
  partyOrganisationId!: string | null;

  @Field(() => PostKindEnum, { description: 'The post acted on.' })
  kind!: PostKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The post of the person on leave; null: vacant.',
  })
  absentPostId!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day no longer.' })
  validTo!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Who is responsible for a unit on a day (R000.58, R002.41, R004.31).',
})
export class Principal {
  personId!: string;
  absentPersonId!: string | null;
  asOf?: AsOf;

  @Field(() => PostKindEnum, { description: 'The post, held or acted on.' })
  kind!: PostKind;

  @Field({ description: 'Acts for somebody on leave or on a vacant post.' })
  isActing!: boolean;
}
