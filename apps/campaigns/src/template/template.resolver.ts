import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { TemplateDefectNode, TemplateNoteNode } from './template-check.types';
import { templateDefects } from './template-defects.rules';
import { templateNotes } from './template-notes.rules';
import type { TemplateDefinition } from './template-shape.rules';
import type { TemplateShelf } from './template-shelf';
import { CampaignTemplateNode } from './campaign-template.types';
import { TemplateEntryNode } from './template.types';

@Resolver(() => CampaignTemplateNode)
export class TemplateResolver {
  constructor(private readonly templates: TemplateShelf) {}

  @Can('campaign:read')
  @Query(() => [CampaignTemplateNode], {
    description:
      'The newest version of each: those all bureaus share, and the viewer’s own bureau’s.',
  })
  campaignTemplates(@Ctx() { actor }: RequestContext): Promise<CampaignTemplateNode[]> {
    return this.templates.list(actor);
  }

  @Can('campaign:read')
  @Query(() => CampaignTemplateNode, { nullable: true })
  campaignTemplate(
    @Ctx() { actor }: RequestContext,
    @Arg('key', () => String) key: string,
    @Arg('version', () => Int, { nullable: true, description: 'Default: the newest.' })
    version: number | null,
  ): Promise<CampaignTemplateNode | null> {
    return this.templates.find(actor, key, version);
  }

  @FieldResolver(() => String, {
    description: '`none`: links run throughout (R000.12); `consent` (R002.40); `dated` (R003.29).',
  })
  gates(@Root() { gates }: CampaignTemplateNode): string {
    return gates.mode;
  }

  @FieldResolver(() => [TemplateEntryNode], {
    description: 'What this campaign calls things that have another name elsewhere.',
  })
  vocabulary(@Root() { vocabulary }: CampaignTemplateNode): TemplateEntryNode[] {
    return Object.entries(vocabulary).map(([key, title]) => ({ key, title }));
  }

  @FieldResolver(() => [TemplateDefectNode], {
    description: 'What is wrong in the original, and what the office must decide before opening.',
  })
  defects(@Root() template: CampaignTemplateNode): TemplateDefectNode[] {
    return templateDefects(template as unknown as TemplateDefinition);
  }

  @FieldResolver(() => [TemplateNoteNode])
  notes(@Root() template: CampaignTemplateNode): TemplateNoteNode[] {
    return templateNotes(template as unknown as TemplateDefinition);
  }
}
