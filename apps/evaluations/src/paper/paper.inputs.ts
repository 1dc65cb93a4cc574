import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEnum,
  IsInt,
  IsOptional,
  isUUID,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { VoidReason } from '../paper-entry/double-entry.rules';

registerEnumType(VoidReason, {
  name: 'PaperVoidReason',
  description: 'Why a form that came back does not count.',
});

export enum HandOutMedium {
  PAPER = 'paper',
  SLIP = 'slip',
}
registerEnumType(HandOutMedium, { name: 'HandOutMedium' });

export const isUuid = (id: string): boolean => isUUID(id);

const appraisal = { message: 'appraisalId must be a UUID' };
const ticketClass = { message: 'ticketClass must be 1 to 80 characters' };
const reason = { message: 'reason must be 1 to 400 characters' };
const count = (most: number) => ({ message: `$property must be 0 to ${most}` });
const most = 100_000;

@InputType()
export class PaperAppraisalInput {
  @Field(() => ID)
  @IsUUID(undefined, appraisal)
  appraisalId!: string;
}

@InputType()
export class PreparePaperFormsInput extends PaperAppraisalInput {
  @Field()
  @Length(1, 80, ticketClass)
  ticketClass!: string;

  @Field(() => Int, { description: 'A few to spare: not handed out, they count for nothing.' })
  @IsInt({ message: 'forms must be an integer' })
  @Min(1, { message: 'forms must be at least 1' })
  @Max(5_000, { message: 'at most 5000 forms of a class and print' })
  forms!: number;

  @Field(() => Boolean, { nullable: true, description: 'No letter below 18 pt; default false.' })
  largePrint?: boolean | null;
}

@InputType()
export class WithdrawPaperFormsInput extends PaperAppraisalInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'batchId must be a UUID' })
  batchId!: string;
}

@InputType()
export class PrepareTicketSlipsInput extends PaperAppraisalInput {
  @Field(() => ID, { description: 'A new UUID; the same again is the same run.' })
  @IsUUID(undefined, { message: 'runId must be a UUID' })
  runId!: string;

  @Field()
  @Length(1, 80, ticketClass)
  ticketClass!: string;

  @Field(() => Int)
  @IsInt({ message: 'slips must be an integer' })
  @Min(1, { message: 'slips must be at least 1' })
  @Max(2_000, { message: 'at most 2000 slips in one run' })
  slips!: number;
}

@InputType()
export class HandOutBallotsInput extends PaperAppraisalInput {
  @Field(() => HandOutMedium)
  @IsEnum(HandOutMedium, { message: 'medium must be PAPER or SLIP' })
  medium!: HandOutMedium;

  @Field(() => [ID])
  @ArrayMinSize(1, { message: 'personIds must not be empty' })
  @ArrayMaxSize(500, { message: 'at most 500 voters at once' })
  @IsUUID(undefined, { each: true, message: 'each of personIds must be a UUID' })
  personIds!: string[];
}

@InputType()
export class HandOutToGuestsInput extends PaperAppraisalInput {
  @Field()
  @Length(1, 80, ticketClass)
  ticketClass!: string;

  @Field(() => Int, { description: 'Altogether, those before included.' })
  @IsInt({ message: 'forms must be an integer' })
  @Min(0, count(most))
  @Max(most, count(most))
  forms!: number;
}

@InputType()
export class ReturnedFormsInput {
  @Field()
  @Length(1, 80, ticketClass)
  ticketClass!: string;

  @Field(() => Int, { description: 'Came back in the box, void ones among them.' })
  @Min(0, count(most))
  @Max(most, count(most))
  returned!: number;

  @Field(() => Int, { description: 'Of those, void.' })
  @Min(0, count(most))
  @Max(most, count(most))
  void!: number;

  @Field(() => Int, { description: 'Of those, without a readable control number.' })
  @Min(0, count(most))
  @Max(most, count(most))
  unnumbered!: number;

  @Field(() => Int, { description: 'Handed out and not come back.' })
  @Min(0, count(most))
  @Max(most, count(most))
  missing!: number;
}

@InputType()
export class RecordPaperReturnsInput extends PaperAppraisalInput {
  @Field(() => [ReturnedFormsInput])
  @ArrayMinSize(1, { message: 'classes must not be empty' })
  @ArrayMaxSize(20, { message: 'at most 20 classes' })
  @ValidateNested({ each: true })
  classes!: ReturnedFormsInput[];

  @Field(() => String, { nullable: true, description: 'Needed when the count is another now.' })
  @IsOptional()
  @Length(1, 400, reason)
  reason?: string | null;
}

@InputType()
export class PaperGradeInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'targetId must be a UUID' })
  targetId!: string;

  @Field()
  @Length(1, 200, { message: 'dimensionId must be 1 to 200 characters' })
  dimensionId!: string;

  @Field(() => String, { nullable: true, description: 'As on the board; left out: abstained.' })
  @IsOptional()
  @Length(1, 80, { message: 'grade must be 1 to 80 characters' })
  grade?: string | null;
}

@InputType()
export class PaperTextInput {
  @Field()
  @Length(1, 80, { message: 'questionId must be 1 to 80 characters' })
  questionId!: string;

  @Field()
  @Length(0, 2_000, { message: 'text must be at most 2000 characters' })
  text!: string;
}

@InputType()
export class PaperEntryInput {
  @Field({ description: 'As printed, with or without hyphens.' })
  @Length(1, 40, { message: 'number must be 1 to 40 characters' })
  number!: string;

  @Field(() => VoidReason, { nullable: true, description: 'Instead of grades: the form is void.' })
  @IsOptional()
  voidReason?: VoidReason | null;

  @Field(() => [PaperGradeInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(4_000, { message: 'at most 4000 grades on a form' })
  @ValidateNested({ each: true })
  grades?: PaperGradeInput[] | null;

  @Field(() => [PaperTextInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'at most 20 texts on a form' })
  @ValidateNested({ each: true })
  texts?: PaperTextInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Replaces what the same clerk entered.' })
  correction?: boolean | null;
}

@InputType()
export class EnterPaperFormsInput extends PaperAppraisalInput {
  @Field(() => [PaperEntryInput])
  @ArrayMinSize(1, { message: 'forms must not be empty' })
  @ArrayMaxSize(100, { message: 'at most 100 forms at once' })
  @ValidateNested({ each: true })
  forms!: PaperEntryInput[];
}

@InputType()
export class ResolvePaperDifferenceInput extends PaperAppraisalInput {
  @Field(() => PaperEntryInput, { description: 'What the form itself says.' })
  @ValidateNested()
  form!: PaperEntryInput;

  @Field(() => Boolean, { nullable: true, description: 'No form in the pile has this number.' })
  absent?: boolean | null;

  @Field()
  @Length(1, 400, reason)
  reason!: string;
}

@InputType()
export class AttachPaperScanInput extends PaperAppraisalInput {
  @Field({ description: 'SHA-256 of the file, lower-case hex.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'sha256 must be 64 lower-case hex digits' })
  sha256!: string;

  @Field({ description: 'What was scanned, such as 交接清单.' })
  @Length(1, 200, { message: 'what must be 1 to 200 characters' })
  what!: string;

  @Field(() => Int)
  @Min(1, { message: 'pages must be at least 1' })
  @Max(10_000, { message: 'at most 10000 pages' })
  pages!: number;
}

@InputType()
export class ReplacePaperClerkInput extends PaperAppraisalInput {
  @Field(() => ID, { description: 'Who gives the seat up.' })
  @IsUUID(undefined, { message: 'personId must be a UUID' })
  personId!: string;

  @Field()
  @Length(1, 400, reason)
  reason!: string;
}
