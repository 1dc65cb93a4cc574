import { IsEnum, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { KeyShare } from './key-share.rules';

@InputType()
export class CollectKeyShareInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'appraisalId must be a UUID' })
  appraisalId!: string;

  @Field(() => KeyShare)
  @IsEnum(KeyShare)
  share!: KeyShare;
}

@InputType()
export class KeyShareTextInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'appraisalId must be a UUID' })
  appraisalId!: string;

  @Field({
    description:
      'As printed: seven groups of five. Spaces, small letters, O for 0 and I for 1 do not matter.',
  })
  @Length(1, 100, { message: 'text must be 1 to 100 characters' })
  text!: string;
}
