import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** organization's Unit, which gets its problems from here. */
@ObjectType('Unit', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class UnitStub {
  @Field(() => ID)
  id!: string;
}

/** organization's Person: here only pointed at. */
@ObjectType('Person', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class PersonStub {
  @Field(() => ID)
  id!: string;
}
