import { GraphQLLocalDate } from 'graphql-scalars';
import type { AsOf } from '../bureau/bureau-days.queries';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('SupervisionGroup', {
  simpleResolvers: true,
  description: 'A supervision liaison group (督导联系组).',
})
@Directive('@key(fields: "id")')
export class SupervisionGroupNode {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  number!: number;

  @Field({ description: 'As in the roster: 第一组.' })
  label!: string;

  /** The day it was read for; its fields are read for the same one. */
  asOf?: AsOf;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it does not exist any more.',
  })
  validTo!: string | null;
}
