import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { OpinionCategory, OpinionChannel, OpinionState } from './opinion.rules';

registerEnumType(OpinionCategory, {
  name: 'OpinionCategory',
  description: 'R000.34: exactly one of five.',
});
registerEnumType(OpinionChannel, { name: 'OpinionChannel', description: 'R000.32' });
registerEnumType(OpinionState, { name: 'OpinionState' });

@ObjectType('Opinion', {
  simpleResolvers: true,
  description: 'An opinion, word for word (R000.35). Sender and time are not known.',
})
@Directive('@key(fields: "id")')
export class OpinionNode {
  @Field(() => ID)
  id!: string;

  campaignId!: string;

  unitId!: string;

  @Field({ description: 'Verbatim.' })
  text!: string;

  @Field(() => OpinionChannel)
  channel!: OpinionChannel;

  @Field(() => OpinionCategory, {
    nullable: true,
    description: 'While RECEIVED: what the sender takes it for.',
  })
  category!: OpinionCategory | null;

  @Field(() => OpinionState)
  state!: OpinionState;
}

@ObjectType('OpinionReceipt', {
  simpleResolvers: true,
  description: 'What the holder of a pick-up code may see.',
})
@Directive('@key(fields: "answerKey")')
export class OpinionReceiptNode {
  @Field(() => ID, { description: 'Opens the answer; only the code gives it. Not to be logged.' })
  answerKey!: string;

  @Field({ description: 'Verbatim.' })
  text!: string;

  @Field(() => OpinionState)
  status!: OpinionState;
}

@ObjectType('SubmittedOpinion', { simpleResolvers: true })
export class SubmittedOpinionNode {
  @Field({
    description:
      'Shown this once. Whoever has it can read the answer; if it is lost, nobody can find it again.',
  })
  pickupCode!: string;
}
