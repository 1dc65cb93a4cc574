import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class ReleaseAppraisalTextInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'textId must be a UUID' })
  textId!: string;

  @Field({ description: 'Without names and without anything that hints at the writer.' })
  @Length(1, 1_000, { message: 'wording must be 1 to 1000 characters' })
  wording!: string;
}
