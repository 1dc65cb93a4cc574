import { Field, ObjectType } from 'type-graphql';
import { WaivableRule } from './waiver.rules';

@ObjectType('AppraisalWaiver', {
  simpleResolvers: true,
  description: 'A SOFT rule of handing out that somebody asked to waive (R002.17).',
})
export class AppraisalWaiverNode {
  @Field(() => WaivableRule)
  rule!: WaivableRule;

  @Field()
  reason!: string;

  @Field({ description: 'Of rule and reason: what is approved.' })
  hash!: string;

  @Field(() => Date)
  askedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Null: asked, and not approved (yet).' })
  approvedAt!: Date | null;
}
