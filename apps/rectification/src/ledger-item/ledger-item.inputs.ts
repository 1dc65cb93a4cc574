import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsIn,
  IsMimeType,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { SomeText } from '../some-text';
import { LedgerItemKindEnum } from './ledger-item.types';
import { type LedgerItemKind, ledgerItemKinds } from './ledger-item.rules';

const anId = { message: 'give the id of an object of the graph' };
const aDay = { message: 'give a day of our times as YYYY-MM-DD' };
const day = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/;

@InputType({
  description: 'What R001.46 asks of an item may still be open here; not when it is undertaken.',
})
export class RegisterLedgerItemInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  problemId!: string;

  @Field(() => LedgerItemKindEnum)
  @IsIn([...ledgerItemKinds])
  kind!: LedgerItemKind;

  @Field()
  @SomeText()
  content!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @SomeText()
  target?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @Matches(day, aDay)
  dueOn?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, anId)
  responsiblePersonId?: string | null;
}

@InputType({
  description: 'Sets what is still open, and gives a reopened item its new time limit.',
})
export class UndertakeLedgerItemInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  ledgerItemId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @SomeText()
  target?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @Matches(day, aDay)
  dueOn?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, anId)
  responsiblePersonId?: string | null;
}

@InputType({ description: 'A step of a ledger item with the words that belong to it.' })
export class LedgerItemTextInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  ledgerItemId!: string;

  @Field()
  @SomeText()
  text!: string;
}

@InputType({ description: 'A step of a ledger item that goes back, and why.' })
export class LedgerItemReasonInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  ledgerItemId!: string;

  @Field()
  @SomeText()
  reason!: string;
}

@InputType()
export class EvidenceInput {
  @Field({ description: 'SHA-256 of the file, 64 lower-case hex digits.' })
  @Matches(/^[0-9a-f]{64}$/, {
    message: 'give the SHA-256 of the file in 64 lower-case hex digits',
  })
  sha256!: string;

  @Field()
  @SomeText(textLimits.line)
  fileName!: string;

  @Field()
  @IsMimeType({ message: 'give a media type such as application/pdf' })
  mediaType!: string;
}

@InputType()
export class ReportCompletionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  ledgerItemId!: string;

  @Field()
  @SomeText()
  summary!: string;

  @Field(() => [EvidenceInput])
  @ArrayNotEmpty({ message: 'a completion is reported with at least one piece of evidence' })
  @ArrayMaxSize(50, { message: 'at most 50 pieces of evidence' })
  @ValidateNested({ each: true })
  evidence!: EvidenceInput[];
}

@InputType()
export class VerifyCompletionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  ledgerItemId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @SomeText()
  remark?: string | null;
}

@InputType({
  description:
    'An item that came from an appraisal needs one of the two: a re-measurement or the reason for none.',
})
export class StrikeOffLedgerItemInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  ledgerItemId!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @Matches(day, aDay)
  remeasureDueOn?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @SomeText()
  waiverReason?: string | null;
}
