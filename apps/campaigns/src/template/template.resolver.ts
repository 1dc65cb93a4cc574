import { Query, Resolver } from 'type-graphql';
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
}
