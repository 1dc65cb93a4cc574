import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { OpinionProgress } from './opinion-progress.rules';

export const OpinionProgressEnum = {
  RECEIVED: 'RECEIVED',
  NOT_TAKEN_UP: 'NOT_TAKEN_UP',
  TAKEN_UP: 'TAKEN_UP',
  UNDER_RECTIFICATION: 'UNDER_RECTIFICATION',
  ANSWERED: 'ANSWERED',
  REOPENED: 'REOPENED',
} as const satisfies Record<OpinionProgress, OpinionProgress>;

registerEnumType(OpinionProgressEnum, {
  name: 'OpinionProgress',
  description: 'What became of an opinion, as its sender may know it.',
});

@ObjectType('AnswerResponse', {
  simpleResolvers: true,
  description: 'What the sender of an opinion, unknown to everybody, said to an answer.',
})
export class AnswerResponseNode {
  @Field()
  satisfied!: boolean;

  @Field(() => String, { nullable: true })
  remark!: string | null;

  @Field(() => GraphQLLocalDate)
  respondedOn!: string;
}

@ObjectType('OpinionAnswer', {
  simpleResolvers: true,
  description: 'An answer, read with the pick-up code.',
})
export class OpinionAnswerNode {
  @Field()
  text!: string;

  @Field(() => GraphQLLocalDate)
  givenOn!: string;

  @Field(() => AnswerResponseNode, {
    nullable: true,
    description: 'Your own response, if you gave one.',
  })
  response!: AnswerResponseNode | null;
}

@ObjectType('LedgerFeedback', {
  simpleResolvers: true,
  description: 'What the public was told about an item.',
})
export class LedgerFeedbackNode {
  @Field(() => ID)
  id!: string;

  @Field()
  text!: string;

  @Field(() => GraphQLLocalDate)
  givenOn!: string;

  @Field(() => [AnswerResponseNode])
  responses!: AnswerResponseNode[];
}

@ObjectType('OpinionReceipt', { simpleResolvers: true })
@Directive('@key(fields: "answerKey")')
export class OpinionReceiptNode {
  @Field(() => ID)
  answerKey!: string;

  @Field(() => OpinionProgressEnum, {
    nullable: true,
    description: 'Null while nobody has accepted the opinion.',
  })
  state!: OpinionProgress | null;

  @Field(() => [OpinionAnswerNode], { nullable: true, description: 'Oldest first.' })
  answers!: OpinionAnswerNode[];
}
