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
}
