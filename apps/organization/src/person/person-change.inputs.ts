import { IsIn, IsUUID, Length, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { nameMessage, namePattern } from './person.inputs';
import type { AwayKind, CadreRank, PersonKind } from './person.rules';
import { AffiliationKindEnum, CadreRankEnum, PersonKindEnum } from './person.types';

const personMessage = { message: 'personId is the id of a person.' };
const unitMessage = { message: 'unitId is the id of a unit.' };

@InputType()
export class TransferPersonInput {
  @IsUUID('all', personMessage)
  @Field(() => ID)
  personId!: string;

  @IsUUID('all', unitMessage)
  @Field(() => ID, { description: 'The new home unit or department.' })
  unitId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day there.' })
  on!: string;
}

@InputType()
export class ReleasePersonInput {
  @IsUUID('all', personMessage)
  @Field(() => ID)
  personId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without a unit of this bureau.' })
  on!: string;
}

@InputType()
export class AttachPersonInput {
  @IsUUID('all', personMessage)
  @Field(() => ID)
  personId!: string;

  @IsUUID('all', unitMessage)
  @Field(() => ID)
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
  @IsUUID('all', { message: 'affiliationId is the id of an attachment.' })
  @Field(() => ID)
  affiliationId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day back.' })
  on!: string;
}

@InputType({ description: 'What is absent stays as it is.' })
export class ChangeStandingInput {
  @IsUUID('all', personMessage)
  @Field(() => ID)
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
  @IsUUID('all', personMessage)
  @Field(() => ID)
  personId!: string;

  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;
}

@InputType()
export class MergePeopleInput {
  @IsUUID('all', { message: 'keptId is the id of a person.' })
  @Field(() => ID, { description: 'The entry that stays.' })
  keptId!: string;

  @IsUUID('all', { message: 'duplicateId is the id of a person.' })
  @Field(() => ID, { description: 'The entry that turned out to be the same person.' })
  duplicateId!: string;

  @Length(2, 300, { message: 'The reason has 2 to 300 characters.' })
  @Field({ description: 'How the office knows.' })
  reason!: string;
}
