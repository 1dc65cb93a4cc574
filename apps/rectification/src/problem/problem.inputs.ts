import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { SomeText } from '../some-text';

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
  @SomeText()
  reason!: string;
}
