import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('SupervisionGroup', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class SupervisionGroupStub {
  @Field(() => ID)
  id!: string;
}
