import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Organization owns it; evaluations adds its appraisals. */
@ObjectType('Unit', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class UnitNode {
  @Field(() => ID)
  id!: string;
}
