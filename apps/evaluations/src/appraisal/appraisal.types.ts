import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AppraisalFormNode } from '../form/form.types';
import { AppraisalState, PublicationScope, ReportTarget, TargetKind } from './appraisal.rules';
import { AppraisalWaiverNode } from './waiver.types';

registerEnumType(AppraisalState, {
  name: 'AppraisalState',
  description: 'The chain of custody (requirements.md §4.5).',
});

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

  @Field({ description: 'The result goes to the bureau’s campaign office only (R002.15).' })
  routed!: boolean;

  @Field({ description: 'Why they are appraised, such as `R002.14`.' })
  requirement!: string;
}

@ObjectType('AppraisalLeftOut', {
  simpleResolvers: true,
  description: 'Who was proposed and is not appraised, and by which rule.',
})
export class AppraisalLeftOutNode {
  @Field()
  label!: string;

  @Field(() => TargetKind)
  kind!: TargetKind;

  @Field({ description: 'Such as `non-cpc`.' })
  reason!: string;

  @Field({ description: 'Such as `R000.52`.' })
  requirement!: string;

  @Field({ description: '`HARD`, or `SOFT` where the supervision group gave a reason.' })
  strength!: string;

  @Field(() => String, { nullable: true })
  because!: string | null;
}

@ObjectType('AppraisalTicketClass', { simpleResolvers: true })
export class AppraisalTicketClassNode {
  @Field(() => ID)
  id!: string;

  @Field()
  label!: string;

  @Field(() => Int)
  weight!: number;
}

@ObjectType('ClassTurnout', { simpleResolvers: true })
export class ClassTurnoutNode {
  @Field()
  ticketClass!: string;

  @Field(() => Int)
  eligible!: number;

  @Field(() => Int, { description: 'Tickets and paper forms.' })
  issued!: number;

  @Field(() => Int)
  cast!: number;

  @Field(() => Int, { description: 'Cast and readable; the rest is void.' })
  counted!: number;
}

@ObjectType('AppraisalMove', {
  simpleResolvers: true,
  description: 'One step of the custody chain.',
})
export class AppraisalMoveNode {
  @Field({ description: 'Such as `take-over`.' })
  verb!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Where the step needs one.' })
  reason!: string | null;

  @Field(() => Int, { nullable: true, description: 'Of slips or voters, where the step has one.' })
  count!: number | null;
}

@ObjectType('AppraisalAnnulment', {
  simpleResolvers: true,
  description: 'Asked by the campaign office, confirmed by the leader of the supervision group.',
})
export class AppraisalAnnulmentNode {
  @Field()
  reason!: string;

  @Field(() => Date)
  askedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Null: asked, and not confirmed (yet).' })
  confirmedAt!: Date | null;
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

  @Field(() => AppraisalFormNode, { description: 'As it was when the appraisal was created.' })
  form!: AppraisalFormNode;

  @Field(() => [AppraisalTicketClassNode])
  ticketClasses!: AppraisalTicketClassNode[];

  @Field(() => Int, { description: 'k: results resting on fewer answers are withheld.' })
  threshold!: number;

  @Field(() => Float, { description: 'A favourable share under it makes a dimension weak.' })
  weakBelow!: number;

  @Field(() => Date, { nullable: true })
  meetingStartsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the forms were handed out (R002.17).' })
  formsIssuedAt!: Date | null;

  remeasuresAppraisalId!: string | null;

  @Field(() => [ClassTurnoutNode], { nullable: true, description: 'Null until counted.' })
  turnout!: ClassTurnoutNode[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False: quorum missed or too few sheets, so there are no results. Null until counted.',
  })
  valid!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Hash of the closing line of the board, to be signed; for the supervision group.',
  })
  tallyHash!: string | null;

  @Field(() => Int, { description: 'Signatures under this tally; two are needed.' })
  tallySignatures!: number;

  @Field(() => String, {
    nullable: true,
    description: 'By the supervision group; for who may read the results.',
  })
  summary!: string | null;

  @Field(() => ReportTarget, { nullable: true, description: 'Null until reported.' })
  reportedTo!: ReportTarget | null;

  @Field(() => PublicationScope, { nullable: true, description: 'Null until published.' })
  publishedTo!: PublicationScope | null;

  @Field(() => [AppraisalLeftOutNode], {
    nullable: true,
    description: 'For the supervision group and the office.',
  })
  leftOut!: AppraisalLeftOutNode[] | null;

  @Field(() => [AppraisalMoveNode], {
    nullable: true,
    description: 'For the supervision group and the office.',
  })
  history!: AppraisalMoveNode[] | null;

  @Field(() => [AppraisalWaiverNode], {
    nullable: true,
    description: 'For the supervision group and the office.',
  })
  waivers!: AppraisalWaiverNode[] | null;

  @Field(() => AppraisalAnnulmentNode, {
    nullable: true,
    description: 'Why it cannot go on; for the supervision group and the office.',
  })
  annulment!: AppraisalAnnulmentNode | null;
}
