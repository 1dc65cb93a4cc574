import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Bureau', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class BureauStub {
  @Field(() => ID)
  id!: string;
}
