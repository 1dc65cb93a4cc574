import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** campaigns' Campaign: here only pointed at. */
@ObjectType('Campaign', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class CampaignStub {
  @Field(() => ID)
  id!: string;
}
