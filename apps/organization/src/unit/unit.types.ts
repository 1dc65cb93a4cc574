import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Unit', {
  simpleResolvers: true,
  description: 'A participating unit (单位) of one bureau.',
})
@Directive('@key(fields: "id")')
export class UnitNode {
  @Field(() => ID)
  id!: string;

  bureauId!: string;

  @Field()
  name!: string;

  @Field({ description: 'Machine word, e.g. `general-hospital`, `township-health-centre`.' })
  unitType!: string;
}
