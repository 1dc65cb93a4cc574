import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('AppraisalFollowUpRecord', { simpleResolvers: true })
export class FollowUpRecordNode {
  @Field(() => ID)
  id!: string;

  @Field()
  text!: string;

  @Field(() => Date)
  recordedAt!: Date;
}

@ObjectType('AppraisalFollowUp', {
  simpleResolvers: true,
  description:
    'A salient problem the appraisal showed, followed up by the supervision group (R002.19).',
})
export class FollowUpNode {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  targetId!: string;

  @Field()
  dimension!: string;

  @Field(() => Int)
  n!: number;

  @Field(() => Float, {
    description: 'Of `weak` the favourable share, of `marked` the share that marked the item.',
  })
  share!: number;

  @Field({ description: '`weak` or `marked`' })
  because!: string;

  @Field(() => [FollowUpRecordNode], { description: 'For the office and the supervision group.' })
  records!: FollowUpRecordNode[];
}
