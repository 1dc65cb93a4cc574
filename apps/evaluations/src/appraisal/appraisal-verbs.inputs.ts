import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { BallotMedium, PublicationScope } from './appraisal.rules';
import { WaivableRule } from './waiver.rules';

registerEnumType(WaivableRule, {
  name: 'AppraisalRule',
  description: 'Rules of handing out that a form may make SOFT (R002.17).',
});

const uuid = { message: 'appraisalId must be a UUID' };

@InputType()
export class AppraisalStepInput {
  @Field(() => ID)
  @IsUUID(undefined, uuid)
  appraisalId!: string;
}

@InputType()
export class IssueFormsInput extends AppraisalStepInput {
  @Field(() => Date, {
    nullable: true,
    description:
      'When they were handed out; default: now. Not before the appraisal was created, and earlier than now only with a reason.',
  })
  issuedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is recorded after the fact; kept in the history.',
  })
  @IsOptional()
  @Length(1, 400, { message: 'reason must be 1 to 400 characters' })
  reason?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'There is a place of its own for filling in alone (R002.17).',
  })
  separatePlace?: boolean | null;
}

@InputType()
export class AskWaiverInput extends AppraisalStepInput {
  @Field(() => WaivableRule)
  rule!: WaivableRule;

  @Field()
  @Length(1, 400, { message: 'reason must be 1 to 400 characters' })
  reason!: string;
}

@InputType()
export class ApproveWaiverInput extends AppraisalStepInput {
  @Field(() => WaivableRule)
  rule!: WaivableRule;

  @Field({ description: '`AppraisalWaiver.hash`: what was read and is approved.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'hash must be 64 hexadecimal digits' })
  hash!: string;
}

@InputType()
export class OpenAppraisalInput extends AppraisalStepInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The meeting that was held, where the appraisal was created before it.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'meetingId must be a UUID' })
  meetingId?: string | null;
}

@InputType()
export class SetVoterMediumInput extends AppraisalStepInput {
  @Field(() => [ID])
  @ArrayMinSize(1, { message: 'personIds must not be empty' })
  @ArrayMaxSize(5_000, { message: 'at most 5 000 people' })
  @IsUUID(undefined, { each: true, message: 'personIds must be UUIDs' })
  personIds!: string[];

  @Field(() => BallotMedium)
  medium!: BallotMedium;
}

@InputType()
export class SignTallyInput extends AppraisalStepInput {
  @Field({ description: '`Appraisal.tallyHash`: what is signed.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'tallyHash must be 64 hexadecimal digits' })
  tallyHash!: string;
}

@InputType()
export class SummariseAppraisalInput extends AppraisalStepInput {
  @Field({ description: 'Numbers stand in the results; here is what they mean.' })
  @Length(1, 4_000, { message: 'summary must be 1 to 4000 characters' })
  summary!: string;
}

@InputType()
export class PublishAppraisalInput extends AppraisalStepInput {
  @Field(() => PublicationScope, {
    nullable: true,
    description: 'At most that of the form, which is the default.',
  })
  scope?: PublicationScope | null;
}

@InputType()
export class RecordFollowUpInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'followUpId must be a UUID' })
  followUpId!: string;

  @Field({ description: 'The same key twice is one record.' })
  @Length(1, 80, { message: 'clientKey must be 1 to 80 characters' })
  clientKey!: string;

  @Field()
  @Length(1, 4_000, { message: 'text must be 1 to 4000 characters' })
  text!: string;
}
