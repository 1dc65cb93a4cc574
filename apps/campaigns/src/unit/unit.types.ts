import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Unit', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class UnitStub {
  @Field(() => ID)
  id!: string;
}
