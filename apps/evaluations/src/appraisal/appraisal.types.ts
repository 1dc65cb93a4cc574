import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AppraisalState, TargetKind } from './appraisal.rules';

registerEnumType(AppraisalState, { name: 'AppraisalState' });
registerEnumType(TargetKind, { name: 'AppraisalTargetKind' });

@ObjectType('AppraisalGrade', { simpleResolvers: true })
export class AppraisalGradeNode {
  @Field(() => ID)
  id!: string;

  @Field()
  label!: string;

  @Field(() => Int)
  value!: number;

  @Field()
  favourable!: boolean;
}

@ObjectType('AppraisalTarget', { simpleResolvers: true, description: 'Who is appraised.' })
export class AppraisalTargetNode {
  @Field(() => ID, {
    description: 'Kept by a re-measurement, so that before and after can be compared.',
  })
  id!: string;

  @Field(() => TargetKind)
  kind!: TargetKind;

  @Field({ description: 'Not on the board and in no event.' })
  label!: string;
}

@ObjectType('ClassTurnout', { simpleResolvers: true })
export class ClassTurnoutNode {
  @Field()
  ticketClass!: string;

  @Field(() => Int)
  eligible!: number;

  @Field(() => Int)
  issued!: number;

  @Field(() => Int)
  cast!: number;

  @Field(() => Int, { description: 'Cast and readable; the rest is void.' })
  counted!: number;
}

@ObjectType('Appraisal', {
  simpleResolvers: true,
  description: 'A democratic appraisal (民主评议) by secret ballot (R000.16).',
})
@Directive('@key(fields: "id")')
export class AppraisalNode {
  @Field(() => ID)
  id!: string;

  campaignId!: string;

  unitId!: string;

  @Field()
  title!: string;

  @Field(() => AppraisalState)
  state!: AppraisalState;

  @Field(() => [String])
  dimensions!: string[];

  @Field(() => [AppraisalGradeNode])
  grades!: AppraisalGradeNode[];

  @Field(() => Int, { description: 'k: results resting on fewer answers are withheld.' })
  threshold!: number;

  @Field(() => Float, { description: 'A favourable share under it makes a dimension weak.' })
  weakBelow!: number;

  remeasuresAppraisalId!: string | null;

  @Field(() => [ClassTurnoutNode], { nullable: true, description: 'Null until closed.' })
  turnout!: ClassTurnoutNode[] | null;
}
