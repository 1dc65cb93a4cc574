import { Field, ID, Int, ObjectType } from 'type-graphql';
import { VoidReason } from '../paper-entry/double-entry.rules';

@ObjectType('PaperBatch', { simpleResolvers: true, description: 'Forms of one class and print.' })
export class PaperBatchNode {
  @Field(() => ID, {
    description: 'The file: GET /files/evaluations/paper-forms/<id>, until the box opens.',
  })
  id!: string;

  @Field()
  ticketClass!: string;

  @Field()
  isLarge!: boolean;

  @Field(() => Int)
  forms!: number;
}

@ObjectType('PreparedPaperForms', { simpleResolvers: true })
export class PreparedPaperFormsNode {
  @Field(() => PaperBatchNode)
  batch!: PaperBatchNode;

  @Field(() => [String], {
    description:
      'Characters the font does not have: 〓 is printed for each, with a note on the form.',
  })
  missingSigns!: string[];
}

@ObjectType('TicketSlipRun', {
  simpleResolvers: true,
  description: 'Printed QR tickets; how many, never which.',
})
export class TicketSlipRunNode {
  @Field(() => ID, { description: 'The file: GET /files/evaluations/ticket-slips/<id>, once.' })
  id!: string;

  @Field()
  ticketClass!: string;

  @Field(() => Int)
  slips!: number;

  @Field()
  isPrinted!: boolean;
}

@ObjectType('PaperReturn', {
  simpleResolvers: true,
  description: 'As counted by hand: issued = returned + missing.',
})
export class PaperReturnNode {
  @Field()
  ticketClass!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => Int)
  issued!: number;

  @Field(() => Int)
  returned!: number;

  @Field(() => Int)
  void!: number;

  @Field(() => Int)
  unnumbered!: number;

  @Field(() => Int)
  missing!: number;
}

@ObjectType('PaperHandedOut', { simpleResolvers: true })
export class PaperHandedOutNode {
  @Field()
  ticketClass!: string;

  @Field(() => Int)
  forms!: number;

  @Field(() => Int)
  slips!: number;
}

@ObjectType('PaperScan', { simpleResolvers: true })
export class PaperScanNode {
  @Field()
  sha256!: string;

  @Field()
  what!: string;

  @Field(() => Int)
  pages!: number;
}

@ObjectType('PaperVoids', { simpleResolvers: true })
export class PaperVoidsNode {
  @Field(() => VoidReason)
  reason!: VoidReason;

  @Field(() => Int)
  forms!: number;
}

@ObjectType('PaperClerk', {
  simpleResolvers: true,
  description: 'Who sits at one of the two desks; not how far they are.',
})
export class PaperClerkNode {
  @Field(() => Int)
  seat!: number;

  @Field(() => ID)
  personId!: string;
}

@ObjectType('AppraisalPaper', {
  simpleResolvers: true,
  description: 'The paper of an appraisal, for its supervision group; never what stands on a form.',
})
export class AppraisalPaperNode {
  @Field(() => [PaperBatchNode])
  batches!: PaperBatchNode[];

  @Field(() => [TicketSlipRunNode])
  slipRuns!: TicketSlipRunNode[];

  @Field(() => [PaperHandedOutNode])
  handedOut!: PaperHandedOutNode[];

  @Field(() => [PaperReturnNode])
  returns!: PaperReturnNode[];

  @Field(() => Int, { nullable: true, description: 'Forms the viewer entered; null: is no clerk.' })
  entered!: number | null;

  @Field(() => [PaperClerkNode])
  clerks!: PaperClerkNode[];

  @Field({ description: 'The viewer has finished entering.' })
  isFinished!: boolean;

  @Field(() => [PaperVoidsNode], { description: 'Empty until reconciled.' })
  voids!: PaperVoidsNode[];

  @Field(() => [PaperScanNode])
  scans!: PaperScanNode[];
}

@ObjectType('PaperMark', { simpleResolvers: true })
export class PaperMarkNode {
  @Field(() => ID)
  targetId!: string;

  @Field()
  dimensionId!: string;

  @Field(() => String, { nullable: true })
  grade!: string | null;
}

@ObjectType('PaperText', { simpleResolvers: true })
export class PaperTextNode {
  @Field()
  questionId!: string;

  @Field()
  text!: string;
}

@ObjectType('PaperReading', {
  simpleResolvers: true,
  description: 'One form as one clerk read it.',
})
export class PaperReadingNode {
  @Field(() => VoidReason, { nullable: true })
  voidReason!: VoidReason | null;

  @Field(() => [PaperMarkNode])
  marks!: PaperMarkNode[];

  @Field(() => [PaperTextNode])
  texts!: PaperTextNode[];
}

@ObjectType('PaperPlace', {
  simpleResolvers: true,
  description: 'Where two readings differ; all null: whether it counts, or is there at all.',
})
export class PaperPlaceNode {
  @Field(() => ID, { nullable: true })
  targetId!: string | null;

  @Field(() => String, { nullable: true })
  dimensionId!: string | null;

  @Field(() => String, { nullable: true })
  questionId!: string | null;
}

@ObjectType('PaperDifference', { simpleResolvers: true })
export class PaperDifferenceNode {
  @Field()
  number!: string;

  @Field()
  ticketClass!: string;

  @Field(() => [PaperPlaceNode])
  places!: PaperPlaceNode[];

  @Field(() => PaperReadingNode, { nullable: true, description: 'Null: not entered.' })
  first!: PaperReadingNode | null;

  @Field(() => PaperReadingNode, { nullable: true })
  second!: PaperReadingNode | null;

  @Field()
  isSettled!: boolean;
}
