import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PublicationScope, ReportTarget, TargetKind } from '../appraisal/appraisal.rules';

registerEnumType(TargetKind, { name: 'AppraisalTargetKind' });
registerEnumType(ReportTarget, {
  name: 'AppraisalReportTarget',
  description: 'Whose campaign office the summary goes to (R003.161–163).',
});
registerEnumType(PublicationScope, {
  name: 'AppraisalPublicationScope',
  description: 'Who may read what is published; each reaches further than the one before.',
});

@ObjectType('AppraisalLabel', {
  simpleResolvers: true,
  description: 'Chinese first, English second.',
})
export class AppraisalLabelNode {
  @Field()
  zh!: string;

  @Field()
  en!: string;
}

@ObjectType('AppraisalGrade', { simpleResolvers: true })
export class AppraisalGradeNode {
  @Field(() => ID)
  key!: string;

  @Field(() => AppraisalLabelNode)
  title!: AppraisalLabelNode;

  @Field(() => Int, { description: 'Used for the mean only.' })
  value!: number;

  @Field()
  favourable!: boolean;
}

@ObjectType('AppraisalScale', { simpleResolvers: true })
export class AppraisalScaleNode {
  @Field(() => ID)
  key!: string;

  @Field({ description: 'Whether a voter may leave it empty.' })
  abstention!: boolean;

  @Field(() => [AppraisalGradeNode])
  grades!: AppraisalGradeNode[];
}

@ObjectType('AppraisalDimension', { simpleResolvers: true })
export class AppraisalDimensionNode {
  @Field(() => ID)
  key!: string;

  @Field(() => AppraisalLabelNode)
  title!: AppraisalLabelNode;

  @Field({ description: 'Key of the scale it is graded on.' })
  scale!: string;

  @Field(() => [TargetKind], { description: 'Of whom it is asked.' })
  of!: string[];
}

@ObjectType('AppraisalChecklistItem', { simpleResolvers: true })
export class AppraisalChecklistItemNode {
  @Field(() => ID, { description: 'On the board and in results: `<checklist>.<item>`.' })
  key!: string;

  @Field(() => AppraisalLabelNode)
  title!: AppraisalLabelNode;
}

@ObjectType('AppraisalChecklist', {
  simpleResolvers: true,
  description: 'Items that are marked or left empty, such as the four winds (R002.14).',
})
export class AppraisalChecklistNode {
  @Field(() => ID)
  key!: string;

  @Field(() => AppraisalLabelNode)
  title!: AppraisalLabelNode;

  @Field(() => [TargetKind])
  of!: string[];

  @Field(() => [AppraisalChecklistItemNode])
  items!: AppraisalChecklistItemNode[];
}

@ObjectType('AppraisalQuestion', {
  simpleResolvers: true,
  description: 'Free text, once per sheet.',
})
export class AppraisalQuestionNode {
  @Field(() => ID)
  key!: string;

  @Field(() => AppraisalLabelNode)
  title!: AppraisalLabelNode;

  @Field(() => Int)
  maxChars!: number;
}

@ObjectType('AppraisalFormClass', { simpleResolvers: true })
export class AppraisalFormClassNode {
  @Field(() => ID)
  key!: string;

  @Field(() => AppraisalLabelNode)
  title!: AppraisalLabelNode;

  @Field(() => Int)
  weight!: number;
}

@ObjectType('AppraisalForm', {
  simpleResolvers: true,
  description: 'What is asked of whom, by whom, and how it counts. A version is never changed.',
})
export class AppraisalFormNode {
  @Field(() => ID)
  key!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => AppraisalLabelNode)
  title!: AppraisalLabelNode;

  @Field(() => [String], { description: 'Requirements it comes from, such as `R002.14`.' })
  requirements!: string[];

  @Field(() => [TargetKind])
  targets!: string[];

  @Field(() => [AppraisalScaleNode])
  scales!: AppraisalScaleNode[];

  @Field(() => [AppraisalDimensionNode])
  dimensions!: AppraisalDimensionNode[];

  @Field(() => [AppraisalChecklistNode])
  checklists!: AppraisalChecklistNode[];

  @Field(() => [AppraisalQuestionNode])
  questions!: AppraisalQuestionNode[];

  @Field(() => [AppraisalFormClassNode])
  classes!: AppraisalFormClassNode[];

  @Field(() => Int, { description: 'k' })
  threshold!: number;

  @Field(() => ReportTarget)
  reportTo!: string;

  publication!: { readonly scope: string };
}
