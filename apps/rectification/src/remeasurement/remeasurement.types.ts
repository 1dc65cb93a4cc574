import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RemeasurementState } from './remeasurement.entity';

export const RemeasurementStateEnum = {
  PLANNED: 'PLANNED',
  RECORDED: 'RECORDED',
  SUPERSEDED: 'SUPERSEDED',
} as const satisfies Record<RemeasurementState, RemeasurementState>;

registerEnumType(RemeasurementStateEnum, {
  name: 'RemeasurementState',
  description:
    'Planned with the strike-off; recorded when the result is published; superseded by a later strike-off.',
});

@ObjectType('Remeasurement', {
  simpleResolvers: true,
  description: 'The same question asked again of the same population. Shares are between 0 and 1.',
})
export class RemeasurementNode {
  @Field(() => ID)
  id!: string;

  @Field(() => RemeasurementStateEnum)
  state!: RemeasurementState;

  @Field(() => GraphQLLocalDate)
  dueOn!: string;

  @Field(() => ID)
  targetId!: string;

  @Field()
  dimension!: string;

  @Field(() => Float)
  before!: number;

  @Field(() => Int)
  beforeN!: number;

  @Field(() => Float, { nullable: true })
  after!: number | null;

  @Field(() => Int, { nullable: true })
  afterN!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Null until measured. Equal is not improved.',
  })
  improved!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why there is no figure yet.' })
  note!: string | null;

  appraisalId!: string;
  measuredByAppraisalId!: string | null;
}
