import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GradeCountNode } from '../result/result.types';

export enum AppraisalSummaryGroup {
  ALL = 'ALL',
  UNIT_TYPE = 'UNIT_TYPE',
  SUPERVISION_GROUP = 'SUPERVISION_GROUP',
}
registerEnumType(AppraisalSummaryGroup, { name: 'AppraisalSummaryGroup' });

@ObjectType('AppraisalSummaryLine', {
  simpleResolvers: true,
  description:
    'A sum over units, after disclosure control: how it was made, or that it is withheld and why.',
})
export class AppraisalSummaryLineNode {
  @Field({ description: 'Key of the form.' })
  form!: string;

  @Field({ description: '`leading-body` or `organisation-body`.' })
  targetKind!: string;

  @Field()
  dimension!: string;

  @Field(() => [String], {
    description:
      'Unit type, id of the supervision group, `all`, or `none`. Several: units of theirs that cannot be told apart.',
  })
  groups!: readonly string[];

  @Field(() => Int, { description: 'Units in the sum.' })
  units!: number;

  @Field(() => Int, { description: 'Units that come in when there are more of them.' })
  unitsWaiting!: number;

  @Field(() => Int, { description: 'Units whose result is withheld.' })
  unitsWithheld!: number;

  @Field(() => Int, { description: 'Readable sheets behind it.' })
  sheets!: number;

  @Field(() => Int, { nullable: true, description: 'Grades given. Null when withheld.' })
  n!: number | null;

  @Field(() => [GradeCountNode], { nullable: true })
  counts!: GradeCountNode[] | null;

  @Field(() => Float, { nullable: true, description: 'Favourable grades ÷ n, 0…1.' })
  favourableShare!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean of the grade values.' })
  mean!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is withheld: `waiting` or `protected`.',
  })
  withheld!: string | null;

  @Field(() => Int, { description: 'k: the smallest n that may be shown.' })
  threshold!: number;

  @Field({ description: 'Version of the disclosure rules.' })
  ruleVersion!: string;
}

@ObjectType('AppraisalSummary', { simpleResolvers: true })
export class AppraisalSummaryNode {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => AppraisalSummaryGroup)
  groupBy!: 'ALL' | 'UNIT_TYPE' | 'SUPERVISION_GROUP';

  @Field(() => [AppraisalSummaryLineNode])
  lines!: AppraisalSummaryLineNode[];
}
