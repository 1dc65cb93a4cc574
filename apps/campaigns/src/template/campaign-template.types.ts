import { Field, Int, ObjectType } from 'type-graphql';
import {
  TemplateChainNode,
  TemplateOriginNode,
  TemplateRecordKindNode,
  TemplateTaxonomyNode,
} from './template-parts.types';
import {
  CampaignHeaderNode,
  TemplateDutyNode,
  TemplateEntryNode,
  TemplateLinkNode,
  TemplateMeetingNode,
  WrittenPeriodNode,
} from './template.types';

@ObjectType('CampaignTemplate', {
  simpleResolvers: true,
  description: 'A campaign as configuration (活动模板): nothing of it is compiled in.',
})
export class CampaignTemplateNode extends TemplateEntryNode {
  @Field(() => Int)
  version!: number;

  @Field({ description: 'SHA-256 of the definition.' })
  hash!: string;

  @Field()
  timeZone!: string;

  gates!: { readonly mode: string };

  vocabulary!: Readonly<Record<string, { zh: string; en: string }>>;

  @Field(() => WrittenPeriodNode)
  period!: WrittenPeriodNode;

  @Field(() => CampaignHeaderNode)
  header!: CampaignHeaderNode;

  @Field(() => [TemplateLinkNode])
  links!: TemplateLinkNode[];

  @Field(() => String, {
    description: '`allowed`, or `forbidden`: no list is ever ordered by counts (R001.56).',
  })
  ranking!: string;

  @Field(() => TemplateOriginNode, { nullable: true, description: 'The template it adapts.' })
  extends?: TemplateOriginNode | undefined;

  @Field(() => [TemplateTaxonomyNode])
  taxonomies!: TemplateTaxonomyNode[];

  @Field(() => [TemplateRecordKindNode], { description: 'Kinds of fact the campaign keeps.' })
  records!: TemplateRecordKindNode[];

  @Field(() => [TemplateChainNode])
  chains!: TemplateChainNode[];

  @Field(() => [TemplateEntryNode], { description: 'To whom documents are filed or reported.' })
  filingTargets!: TemplateEntryNode[];

  @Field(() => [TemplateEntryNode], { description: 'To whom something is shown.' })
  publicationScopes!: TemplateEntryNode[];

  @Field(() => [TemplateMeetingNode])
  meetings!: TemplateMeetingNode[];

  @Field(() => [TemplateDutyNode])
  duties!: TemplateDutyNode[];
}
