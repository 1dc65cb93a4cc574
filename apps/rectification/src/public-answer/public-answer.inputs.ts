import { IsBoolean, IsOptional, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { SomeText } from '../some-text';

@InputType()
export class RespondToAnswerInput {
  @Field({
    description:
      'As it was shown when the opinion was handed in; spaces, dashes and case do not matter.',
  })
  @Length(1, textLimits.line, { message: 'give the pick-up code of your opinion' })
  pickupCode!: string;

  @Field({ description: 'false reopens the matter (R001.50).' })
  @IsBoolean()
  satisfied!: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @SomeText()
  remark?: string | null;
}
