import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { CheckTemplate } from './check-template';
import type { PublishTemplate } from './publish-template';
import { changeNode, TemplateChangeNode, TemplateCheckNode } from './template-check.types';
import { explainedDifference } from './template-difference.rules';
import type { TemplateShelf } from './template-shelf';
import { TemplateTextInput, TemplateVersionInput } from './template.inputs';
import { CampaignTemplateNode } from './campaign-template.types';

@Resolver()
export class TemplatePublishingResolver {
  constructor(
    private readonly shelf: TemplateShelf,
    private readonly check: CheckTemplate,
    private readonly publish: PublishTemplate,
  ) {}

  @Can('campaign:read')
  @Query(() => [TemplateChangeNode], {
    description: 'What the second has otherwise than the first, old and new by path.',
  })
  async templateDifference(
    @Ctx() { actor }: RequestContext,
    @Arg('from') from: TemplateVersionInput,
    @Arg('to') to: TemplateVersionInput,
  ): Promise<TemplateChangeNode[]> {
    const [base, derived] = await Promise.all([
      this.shelf.get(actor, from.key, from.version),
      this.shelf.get(actor, to.key, to.version),
    ]);
    return explainedDifference(base, derived).map(changeNode);
  }

  @Can('template:publish')
  @Query(() => TemplateCheckNode, { description: 'Dry run of publishing: every problem at once.' })
  async checkTemplate(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: TemplateTextInput,
  ): Promise<TemplateCheckNode> {
    const { problems, defects, notes, duplicates, difference, ...head } = await this.check.execute(
      actor,
      input.yaml,
    );
    return {
      ...head,
      problems: [...problems],
      defects: [...defects],
      notes: [...notes],
      duplicates: [...duplicates],
      difference: difference.map(changeNode),
    };
  }

  @Can('template:publish')
  @Mutation(() => CampaignTemplateNode, {
    description: 'A template of the bureau’s own; the same text twice is one version.',
  })
  publishTemplate(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: TemplateTextInput,
  ): Promise<CampaignTemplateNode> {
    return this.publish.execute(actor, input.yaml);
  }
}
