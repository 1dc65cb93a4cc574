import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { IdOf } from '../ids.inputs';

const keyPattern = /^[a-z0-9-]{1,60}$/;
const keys = { message: 'must be a key of the template' };
const remark = { message: `must have 1 to ${textLimits.paragraph} characters` };
const notBlank = { message: 'must not be blank' };
const mostEntries = { message: 'must be at most 300 entries' };
const mostText = 20_000; // characters of one section, as the template language has it

/** Keys of the service's own begin with these; taken by a client first, a fact of another service would find no room. */
const ownKeys = 'appraisal|meeting|fulfil|counts-for';
export const clientKeyPattern = new RegExp(`^(?!(?:${ownKeys}):)[\\w:.-]{1,100}$`);
export const clientKeyWrong = {
  message: 'must be 1 to 100 letters, digits or -_.: and not begin as keys of the service do',
};

@InputType()
export class CountInput {
  @Field({ description: 'Entry of the taxonomy.' })
  @Matches(keyPattern, keys)
  entry!: string;

  @Field(() => Int)
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be at least 0' })
  count!: number;
}

@InputType()
export class SectionInput {
  @Field({ description: 'Entry of the taxonomy.' })
  @Matches(keyPattern, keys)
  entry!: string;

  @Field()
  @MaxLength(mostText, { message: `must have at most ${mostText} characters` })
  text!: string;
}

@InputType({ description: 'One field of a record: give the value its kind of field asks for.' })
export class RecordFieldInput {
  @Field({ description: 'Key of the field in the kind of record.' })
  @Matches(keyPattern, keys)
  field!: string;

  @Field(() => Float, { nullable: true })
  number?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(keyPattern, keys)
  code?: string | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(300, mostEntries)
  @Matches(keyPattern, { ...keys, each: true })
  codes?: string[] | null;

  @Field(() => Boolean, { nullable: true })
  flag?: boolean | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  day?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(mostText, { message: `must have at most ${mostText} characters` })
  text?: string | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(5_000, { message: 'must name at most 5000 people' })
  @IsUUID('all', { each: true, message: 'must be ids of people' })
  people?: string[] | null;

  @Field(() => [CountInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(300, mostEntries)
  @ValidateNested({ each: true })
  counts?: CountInput[] | null;

  @Field(() => [SectionInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(60, { message: 'must be at most 60 sections' })
  @ValidateNested({ each: true })
  sections?: SectionInput[] | null;

  @Field(() => String, { nullable: true, description: 'Number or title of a document.' })
  @IsOptional()
  @MaxLength(textLimits.line, { message: `must have at most ${textLimits.line} characters` })
  document?: string | null;

  @Field(() => [String], { nullable: true, description: 'SHA-256 of scans, in hexadecimal.' })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'must be at most 50 files' })
  @Matches(/^[0-9a-f]{64}$/, { each: true, message: 'must be SHA-256 hashes' })
  files?: string[] | null;
}

@InputType()
export class RecordFactInput {
  @IdOf('a campaign')
  campaignId!: string;

  @IdOf('a unit')
  unitId!: string;

  @Field({ description: 'Key of a kind of record of the campaign’s template.' })
  @Matches(keyPattern, keys)
  kind!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day it happened, not the day it is entered.' })
  happenedOn!: string;

  @Field({ description: 'Chosen by the client; the same key twice is the same record.' })
  @Matches(clientKeyPattern, clientKeyWrong)
  clientKey!: string;

  @IdOf('a person', { nullable: true, description: 'Whom it is about, for records of a person.' })
  personId?: string | null;

  @IdOf('a person', { nullable: true, description: 'The other person, for records of a pair.' })
  otherPersonId?: string | null;

  @Field(() => [RecordFieldInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(40, { message: 'must be at most 40 fields' })
  @ValidateNested({ each: true })
  fields?: RecordFieldInput[] | null;
}

@InputType()
export class RetractRecordInput {
  @IdOf('a record')
  recordId!: string;

  @Field()
  @Length(1, textLimits.paragraph, remark)
  @Matches(/\S/, notBlank)
  reason!: string;
}

@InputType()
export class PassRecordInput {
  @IdOf('a record')
  recordId!: string;

  @Field(() => String, { nullable: true, description: 'Default: the next step that is yours.' })
  @IsOptional()
  @Matches(keyPattern, keys)
  step?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(textLimits.paragraph, {
    message: `must have at most ${textLimits.paragraph} characters`,
  })
  remark?: string | null;
}

@InputType()
export class ReturnRecordInput {
  @IdOf('a record')
  recordId!: string;

  @Field({ description: 'What is to be done better; the author reads it.' })
  @Length(1, textLimits.paragraph, remark)
  @Matches(/\S/, notBlank)
  remark!: string;
}

@InputType()
export class FileRecordInput {
  @IdOf('a record')
  recordId!: string;

  @Field({ description: 'Key of a filing target of the campaign’s template.' })
  @Matches(keyPattern, keys)
  target!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Default: today.' })
  happenedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document (文号), as written.',
  })
  @IsOptional()
  @MaxLength(textLimits.line, { message: `must have at most ${textLimits.line} characters` })
  documentNumber?: string | null;
}

@InputType()
export class ReturnFilingInput {
  @IdOf('a record')
  recordId!: string;

  @Field()
  @Matches(keyPattern, keys)
  target!: string;

  @Field()
  @Length(1, textLimits.paragraph, remark)
  @Matches(/\S/, notBlank)
  remark!: string;
}

@InputType()
export class PostRecordInput {
  @IdOf('a record')
  recordId!: string;

  @Field({ description: 'Key of a publication scope of the campaign’s template.' })
  @Matches(keyPattern, keys)
  scope!: string;

  @Field({ description: '`board`, `website`, `screen`, `brief` or `meeting`.' })
  @IsIn(['board', 'website', 'screen', 'brief', 'meeting'], {
    message: 'must be board, website, screen, brief or meeting',
  })
  medium!: string;

  @Field(() => GraphQLLocalDate)
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day no longer shown.' })
  until?: string | null;

  @Field({ description: 'Somebody looked for names, phones and patient data in it (need 64).' })
  privacyCleared!: boolean;
}

@InputType()
export class TakeDownPostingInput {
  @IdOf('a posting')
  postingId!: string;

  @Field()
  @Length(1, textLimits.paragraph, remark)
  @Matches(/\S/, notBlank)
  reason!: string;
}
