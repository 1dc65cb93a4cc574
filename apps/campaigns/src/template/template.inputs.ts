import { Length, Matches, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';

@InputType()
export class TemplateTextInput {
  @Field({
    description: 'The template as YAML: whole, or what it has otherwise than the one it extends.',
  })
  @Length(1, textLimits.document, { message: `must have 1 to ${textLimits.document} characters` })
  yaml!: string;
}

@InputType()
export class TemplateVersionInput {
  @Field()
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of a template' })
  key!: string;

  @Field(() => Int)
  @Min(1, { message: 'must be a version, 1 or more' })
  version!: number;
}
