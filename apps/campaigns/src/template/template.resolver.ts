import { FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Can } from '@huiyin/graphql-server';
import type { TemplateCatalogue } from './template-catalogue';
import { CampaignTemplateNode } from './template.types';

@Resolver(() => CampaignTemplateNode)
export class TemplateResolver {
  constructor(private readonly templates: TemplateCatalogue) {}

  @Can('campaign:read')
  @Query(() => [CampaignTemplateNode])
  campaignTemplates(): CampaignTemplateNode[] {
    return this.templates.list();
  }

  @FieldResolver(() => String, {
    description: '`none`: links run throughout (R000.12); `consent` (R002.40); `dated` (R003.29).',
  })
  gates(@Root() { gates }: CampaignTemplateNode): string {
    return gates.mode;
  }
}
