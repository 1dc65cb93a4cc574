import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { ContactPointKind } from './contact-point.entity';

export const ContactPointKindEnum = {
  CONTACT_POINT: 'contact-point',
  HUNG_POINT: 'hung-point',
} as const satisfies Record<string, ContactPointKind>;
registerEnumType(ContactPointKindEnum, {
  name: 'ContactPointKind',
  description: 'HUNG_POINT: a leader of the level above who reviews materials (挂点领导).',
});

@ObjectType('ContactPoint', {
  simpleResolvers: true,
  description:
    'A leader is paired with a unit, department or Party organisation (R002.5, R003.96).',
})
export class ContactPointNode {
  @Field(() => ID)
  id!: string;

  personId!: string;
  unitId!: string | null;

  /** The day it was read for. */
  asOf?: AsOf;

  @Field(() => ContactPointKindEnum)
  kind!: ContactPointKind;

  @Field(() => ID, { nullable: true })
  partyOrganisationId!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many contact points each leader has (R002.5).',
})
export class ContactPointQuota {
  @Field(() => ID, { nullable: true, description: 'Null: for all that say nothing of their own.' })
  campaignId!: string | null;

  @Field(() => Int)
  least!: number;

  @Field(() => Int)
  most!: number;

  @Field(() => [String], {
    description: 'Posts at the bureau organ whose holders are the leaders.',
  })
  leaderPosts!: readonly string[];
}
