import { IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { formBytesLimit } from './parse-form.rules';

@InputType()
export class AppraisalFormTextInput {
  @Field({ description: 'The whole form as YAML.' })
  @Length(1, formBytesLimit, { message: `yaml must have 1 to ${formBytesLimit} characters` })
  yaml!: string;
}

@InputType()
export class AppraisalFormVersionInput {
  @Field()
  @Matches(/^[a-z0-9-]{1,40}$/, { message: 'form.key must be the key of a form' })
  key!: string;

  @Field(() => Int, { nullable: true, description: 'Default: the newest.' })
  @IsOptional()
  @Min(1, { message: 'form.version must be 1 or more' })
  @Max(100_000, { message: 'form.version is too large' })
  version?: number | null;
}
