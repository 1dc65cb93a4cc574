import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';

@ObjectType('OpinionBox', {
  simpleResolvers: true,
  description: 'Where a box for opinions hangs and who opens it (R001.27).',
})
export class OpinionBox {
  @Field(() => ID)
  id!: string;

  unitId!: string;
  openedById!: string | null;

  /** The day it was read for. */
  asOf?: AsOf;

  @Field()
  name!: string;

  @Field({ description: 'Entrance hall, by the lifts.' })
  location!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}
