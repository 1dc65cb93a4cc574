import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type AdmissionBallot,
  type DevelopmentState,
  developmentStates,
  type DevelopmentTarget,
  type Failure,
  type StepKind,
  stepKinds,
} from './member-development.rules';

const named = <T extends string>(words: readonly T[]) =>
  Object.fromEntries(
    words.map((word) => [word.toUpperCase().replaceAll('-', '_'), word]),
  ) as Record<string, T>;

export const DevelopmentStateEnum = named<DevelopmentState>(developmentStates);
registerEnumType(DevelopmentStateEnum, { name: 'DevelopmentState' });

export const StepKindEnum = named<StepKind>(stepKinds);
registerEnumType(StepKindEnum, { name: 'DevelopmentStepKind' });

export const DevelopmentTargetEnum = {
  FRONT_LINE_BACKBONE: 'front-line-backbone',
  SENIOR_INTELLECTUAL: 'senior-intellectual',
  OTHER: 'other',
} as const satisfies Record<string, DevelopmentTarget>;
registerEnumType(DevelopmentTargetEnum, { name: 'DevelopmentTarget' });

export const FailureEnum = { RETURN: 'return', STOP: 'stop' } as const satisfies Record<
  string,
  Failure
>;
registerEnumType(FailureEnum, {
  name: 'DevelopmentFailure',
  description: 'RETURN: from the beginning again; STOP: ended.',
});

@ObjectType({ simpleResolvers: true, description: 'Counts of a ballot (票决).' })
export class AdmissionBallotNode implements AdmissionBallot {
  @Field(() => Int, { description: 'Members with a vote.' })
  eligible!: number;

  @Field(() => Int)
  inFavour!: number;

  @Field(() => Int)
  against!: number;

  @Field(() => Int)
  abstained!: number;
}

@ObjectType('DevelopmentStep', {
  simpleResolvers: true,
  description: 'A line of the full-course record (全程记实), never rewritten.',
})
export class DevelopmentStepNode {
  developmentId!: string;

  @Field(() => Int)
  ordinal!: number;

  @Field(() => StepKindEnum)
  kind!: StepKind;

  @Field(() => GraphQLLocalDate)
  day!: string;

  @Field(() => DevelopmentStateEnum)
  stateAfter!: DevelopmentState;

  @Field(() => Int)
  round!: number;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => AdmissionBallotNode, { nullable: true })
  ballot!: AdmissionBallot | null;

  @Field(() => GraphQLISODateTime)
  recordedAt!: Date;
}

@ObjectType('MemberRecommendation', { simpleResolvers: true })
export class RecommendationNode {
  developmentId!: string;
  personId!: string;

  @Field(() => Int)
  round!: number;

  @Field(() => GraphQLLocalDate)
  recommendedOn!: string;
}

@ObjectType('DevelopmentProblem', {
  simpleResolvers: true,
  description: 'What came out after the admission.',
})
export class DevelopmentProblemNode {
  developmentId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLLocalDate)
  foundOn!: string;

  @Field()
  summary!: string;
}

@ObjectType('MemberDevelopment', {
  simpleResolvers: true,
  description: 'The course by which somebody becomes a Party member (R004.19).',
})
export class MemberDevelopmentNode {
  @Field(() => ID)
  id!: string;

  personId!: string;
  unitId!: string;

  @Field(() => DevelopmentTargetEnum)
  target!: DevelopmentTarget;

  @Field(() => DevelopmentStateEnum)
  state!: DevelopmentState;

  @Field(() => Int, { description: 'One more each time the application went back.' })
  round!: number;

  @Field(() => GraphQLLocalDate)
  appliedOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day of the notice.' })
  noticeFrom!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day after the notice.' })
  noticeTo!: string | null;

  @Field(() => Int)
  openObjections!: number;

  @Field(() => GraphQLLocalDate, { nullable: true })
  admittedOn!: string | null;
}
