import { IsIn, Length, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { nameMessage, namePattern } from './person.inputs';
import type { AwayKind, CadreRank, PersonKind } from './person.rules';
import { AffiliationKindEnum, CadreRankEnum, PersonKindEnum } from './person.types';
import { IdOf } from '../span/id-of.inputs';

@InputType()
export class TransferPersonInput {
  @IdOf('a person')
  personId!: string;

  @IdOf('a unit', { description: 'The new home unit or department.' })
  unitId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day there.' })
  on!: string;
}

@InputType()
export class ReleasePersonInput {
  @IdOf('a person')
  personId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without a unit of this bureau.' })
  on!: string;
}

@InputType()
export class AttachPersonInput {
  @IdOf('a person')
  personId!: string;

  @IdOf('a unit')
  unitId!: string;

  @IsIn(['attached', 'borrowed'], { message: 'kind is ATTACHED or BORROWED.' })
  @Field(() => AffiliationKindEnum)
  kind!: AwayKind;

  @Field(() => GraphQLLocalDate, { description: 'First day there.' })
  from!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day back; open when absent.',
  })
  to?: string;
}

@InputType()
export class EndAttachmentInput {
  @IdOf('an attachment')
  affiliationId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day back.' })
  on!: string;
}

@InputType({ description: 'What is absent stays as it is.' })
export class ChangeStandingInput {
  @IdOf('a person')
  personId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it is so.' })
  on!: string;

  @Field(() => PersonKindEnum, { nullable: true })
  kind?: PersonKind;

  @Field(() => CadreRankEnum, { nullable: true })
  rank?: CadreRank;

  @Field(() => Boolean, { nullable: true })
  isCpcMember?: boolean;
}

@InputType()
export class RenamePersonInput {
  @IdOf('a person')
  personId!: string;

  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;
}

@InputType()
export class MergePeopleInput {
  @IdOf('a person', { description: 'The entry that stays.' })
  keptId!: string;

  @IdOf('a person', { description: 'The entry that turned out to be the same person.' })
  duplicateId!: string;

  @Length(2, 300, { message: 'The reason has 2 to 300 characters.' })
  @Field({ description: 'How the office knows.' })
  reason!: string;
}
