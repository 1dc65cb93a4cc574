import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';

@InputType()
export class ConfirmProblemInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'give the id of a problem' })
  problemId!: string;
}

@InputType()
export class RejectProblemInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'give the id of a problem' })
  problemId!: string;

  @Field()
  @Length(1, textLimits.paragraph, { message: `write 1 to ${textLimits.paragraph} characters` })
  reason!: string;
}
