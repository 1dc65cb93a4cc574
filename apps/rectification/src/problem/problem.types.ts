import {
  Directive,
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { ProblemState } from './problem.entity';
import type { ProblemSourceKind } from './problem-source.entity';

export const ProblemStateEnum = {
  FOUND: 'FOUND',
  CONFIRMED: 'CONFIRMED',
  REJECTED: 'REJECTED',
} as const satisfies Record<ProblemState, ProblemState>;

export const ProblemSourceKindEnum = {
  APPRAISAL_DIMENSION: 'appraisal-dimension',
  OPINION: 'opinion',
} as const satisfies Record<string, ProblemSourceKind>;

registerEnumType(ProblemStateEnum, {
  name: 'ProblemState',
  description: 'Found by event; confirmed or rejected by a human.',
});
registerEnumType(ProblemSourceKindEnum, {
  name: 'ProblemSourceKind',
  description: 'What kind of voice a problem came from (R000.38).',
});

@ObjectType('Problem', {
  simpleResolvers: true,
  description: 'A problem of a unit and where it came from.',
})
@Directive('@key(fields: "id")')
export class ProblemNode {
  @Field(() => ID)
  id!: string;

  @Field(() => ProblemStateEnum)
  state!: ProblemState;

  @Field(() => GraphQLISODateTime)
  foundAt!: Date;

  @Field(() => String, { nullable: true })
  rejectionReason!: string | null;

  campaignId!: string;
  unitId!: string;
}

@ObjectType('ProblemSource', {
  simpleResolvers: true,
  description:
    'A typed edge back to the voice: a weak dimension of an appraisal, or an opinion. Never changed.',
})
export class ProblemSourceNode {
  @Field(() => ProblemSourceKindEnum)
  kind!: ProblemSourceKind;

  @Field(() => GraphQLISODateTime)
  foundAt!: Date;

  @Field(() => ID, { nullable: true, description: 'Who or what was appraised.' })
  targetId!: string | null;

  @Field(() => String, { nullable: true, description: '`leading-body` or `member`.' })
  targetKind!: string | null;

  @Field(() => String, { nullable: true })
  dimension!: string | null;

  @Field(() => Int, { nullable: true, description: 'Ballots behind the share.' })
  n!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of favourable answers when it was found, 0 to 1.',
  })
  favourableShare!: number | null;

  @Field(() => String, { nullable: true, description: 'Category of the opinion.' })
  category!: string | null;

  appraisalId!: string | null;
  opinionId!: string | null;
}
