import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Person', { simpleResolvers: true, description: 'A person of one bureau.' })
@Directive('@key(fields: "id")')
export class PersonNode {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  unitId!: string | null;
}
