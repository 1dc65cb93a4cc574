import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Campaigns own it; here it is only pointed at. */
@ObjectType('Campaign', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class CampaignNode {
  @Field(() => ID)
  id!: string;
}
