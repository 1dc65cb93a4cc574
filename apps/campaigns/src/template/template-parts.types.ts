import { Field, Int, ObjectType } from 'type-graphql';
import { TemplateEntryNode } from './template.types';

@ObjectType('TemplateTaxonomy', { simpleResolvers: true })
export class TemplateTaxonomyNode extends TemplateEntryNode {
  @Field(() => [TemplateEntryNode])
  entries!: TemplateEntryNode[];
}

@ObjectType('TemplateRecordField', {
  simpleResolvers: true,
  description: 'What a record of the kind says beyond who, when and of what kind.',
})
export class TemplateRecordFieldNode extends TemplateEntryNode {
  @Field({
    description:
      '`number`, `code`, `codes`, `flag`, `day`, `text`, `people`, `counts`, `sections`, `document` or `files`.',
  })
  is!: string;

  @Field()
  required!: boolean;

  @Field(() => String, { nullable: true, description: 'The taxonomy its codes are of.' })
  of?: string | undefined;

  @Field(() => String, { nullable: true, description: 'What a number counts.' })
  unit?: string | undefined;

  @Field(() => Number, { nullable: true })
  min?: number | undefined;

  @Field(() => Number, { nullable: true })
  max?: number | undefined;

  @Field(() => Int, { nullable: true, description: 'Of a text, in characters.' })
  maxLength?: number | undefined;
}

@ObjectType('TemplateRecordKind', {
  simpleResolvers: true,
  description: 'A kind of fact the campaign keeps: a session, a talk, a material.',
})
export class TemplateRecordKindNode extends TemplateEntryNode {
  @Field({ description: '`bureau`, `unit`, `person` or `pair`.' })
  subject!: string;

  @Field(() => [String], { description: '`office`, `supervision`, `unit`, `self`, `system`.' })
  recordedBy!: string[];

  @Field()
  confidential!: boolean;

  @Field(() => String, { nullable: true })
  link?: string | undefined;

  @Field(() => String, { nullable: true, description: 'The review chain it goes through.' })
  chain?: string | undefined;

  @Field(() => [TemplateRecordFieldNode])
  fields!: TemplateRecordFieldNode[];
}

@ObjectType('TemplateChainStep', { simpleResolvers: true })
export class TemplateChainStepNode extends TemplateEntryNode {
  @Field(() => [String], { description: 'Roles of the template that may take it.' })
  by!: string[];
}

@ObjectType('TemplateChain', {
  simpleResolvers: true,
  description: 'Who passes a record on, in order or in any order; each may return it.',
})
export class TemplateChainNode extends TemplateEntryNode {
  @Field({ description: '`strict` or `any`.' })
  order!: string;

  @Field(() => [TemplateChainStepNode])
  steps!: TemplateChainStepNode[];
}

@ObjectType('TemplateOrigin', { simpleResolvers: true })
export class TemplateOriginNode {
  @Field()
  key!: string;

  @Field(() => Int)
  version!: number;
}
