import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('GradeCount', { simpleResolvers: true })
export class GradeCountNode {
  @Field()
  grade!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType('AppraisalResult', {
  simpleResolvers: true,
  description:
    'One target in one dimension, after disclosure control: how it was made, or that it is withheld and why.',
})
export class AppraisalResultNode {
  @Field(() => ID)
  targetId!: string;

  @Field()
  dimension!: string;

  @Field({ description: 'A ticket class, several joined by `+`, or `all`.' })
  scope!: string;

  @Field(() => Int, { description: 'Readable sheets behind it.' })
  sheets!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Grades given; sheets − n = abstentions. Null when withheld.',
  })
  n!: number | null;

  @Field(() => [GradeCountNode], { nullable: true })
  counts!: GradeCountNode[] | null;

  @Field(() => Float, { nullable: true, description: 'Favourable grades ÷ n, 0…1.' })
  favourableShare!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean of the grade values.' })
  mean!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Favourable shares of the ticket classes mixed by their weights. On `all` only, and only where no class is withheld.',
  })
  weightedShare!: number | null;

  @Field(() => Float, { nullable: true, description: 'Means mixed in the same way.' })
  weightedMean!: number | null;

  @Field({ description: 'For the bureau’s campaign office only (R002.15).' })
  routed!: boolean;

  @Field({
    description:
      'The favourable share is below the appraisal’s `weakBelow`. Never true of a withheld cell.',
  })
  weak!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is withheld: `merged`, `below-threshold`, `protected` or `not-valid`.',
  })
  withheld!: string | null;

  @Field(() => Int, { description: 'k: the smallest n that may be shown.' })
  threshold!: number;

  @Field({ description: 'Version of the disclosure rules.' })
  ruleVersion!: string;
}
