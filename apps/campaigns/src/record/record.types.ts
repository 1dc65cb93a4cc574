import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { PersonStub } from '../person/person.types';
import { UnitStub } from '../unit/unit.types';

@ObjectType('RecordCount', { simpleResolvers: true })
export class RecordCountNode {
  @Field()
  entry!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType('RecordValue', {
  simpleResolvers: true,
  description: 'A field of a record; of texts and sections their lengths only.',
})
export class RecordValueNode {
  @Field()
  field!: string;

  @Field(() => String, { nullable: true, description: 'A number, a code, a day, a flag as text.' })
  value!: string | null;

  @Field(() => [String], { description: 'Codes, ids of people, hashes of files.' })
  entries!: string[];

  @Field(() => [RecordCountNode], { description: 'Counts, or lengths of sections.' })
  counts!: RecordCountNode[];
}

@ObjectType('RecordReview', { simpleResolvers: true })
export class RecordReviewNode {
  @Field()
  step!: string;

  @Field({ description: '`passed` or `returned`.' })
  outcome!: string;

  @Field(() => String, { nullable: true })
  remark!: string | null;

  @Field(() => GraphQLLocalDate)
  on!: string;

  @Field(() => PersonStub, { nullable: true })
  by!: PersonStub;
}

@ObjectType('RecordFiling', { simpleResolvers: true })
export class RecordFilingNode {
  @Field()
  target!: string;

  @Field({ description: '`SUBMITTED`, `RECEIVED` or `RETURNED`; the newest of each target.' })
  state!: string;

  @Field(() => GraphQLLocalDate)
  on!: string;

  @Field(() => String, { nullable: true })
  documentNumber!: string | null;

  @Field(() => String, { nullable: true })
  remark!: string | null;
}

@ObjectType('RecordPosting', { simpleResolvers: true })
export class RecordPostingNode {
  @Field(() => ID)
  id!: string;

  @Field()
  scope!: string;

  @Field()
  medium!: string;

  @Field(() => GraphQLLocalDate)
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  until!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  takenDownOn!: string | null;
}

@ObjectType('RecordText', { simpleResolvers: true })
export class RecordTextNode {
  @Field()
  field!: string;

  @Field({ description: 'Section, where the field has sections.' })
  entry!: string;

  @Field()
  text!: string;
}

@ObjectType('CampaignRecord', {
  simpleResolvers: true,
  description: 'A fact of a campaign. Never changed: retracted with a reason, and recorded anew.',
})
export class RecordNode {
  campaignId!: string;

  @Field(() => ID)
  id!: string;

  @Field()
  kind!: string;

  @Field(() => UnitStub, { nullable: true })
  unit!: UnitStub;

  @Field(() => PersonStub, { nullable: true })
  person!: PersonStub | null;

  @Field(() => PersonStub, { nullable: true })
  otherPerson!: PersonStub | null;

  @Field(() => GraphQLLocalDate)
  happenedOn!: string;

  @Field(() => GraphQLISODateTime)
  recordedAt!: Date;

  @Field(() => PersonStub, {
    nullable: true,
    description: 'Null: by the system, from another fact.',
  })
  recordedBy!: PersonStub | null;

  @Field(() => [RecordValueNode])
  values!: RecordValueNode[];

  @Field(() => [RecordReviewNode])
  reviews!: RecordReviewNode[];

  @Field(() => [RecordFilingNode])
  filings!: RecordFilingNode[];

  @Field(() => [RecordPostingNode])
  postings!: RecordPostingNode[];

  @Field(() => String, { nullable: true, description: 'Why it no longer counts.' })
  retractedFor!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The record of another campaign it is a copy of.',
  })
  originRecordId!: string | null;
}
