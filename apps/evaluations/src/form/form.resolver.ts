import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { PublicationScope } from '../appraisal/appraisal.rules';
import type { FormShelf } from './form-shelf';
import { AppraisalFormTextInput } from './form.inputs';
import { AppraisalFormNode } from './form.types';
import type { PublishForm } from './publish-form';

@Resolver(() => AppraisalFormNode)
export class FormResolver {
  constructor(
    private readonly shelf: FormShelf,
    private readonly publish: PublishForm,
  ) {}

  @Can('appraisal-form:read')
  @Query(() => [AppraisalFormNode], {
    description:
      'The newest version of each: those all bureaus share, and the viewer’s own bureau’s.',
  })
  appraisalForms(@Ctx() { actor }: RequestContext): Promise<AppraisalFormNode[]> {
    return this.shelf.list(actor);
  }

  @Can('appraisal-form:read')
  @Query(() => AppraisalFormNode, { nullable: true })
  appraisalForm(
    @Ctx() { actor }: RequestContext,
    @Arg('key', () => String) key: string,
    @Arg('version', () => Int, { nullable: true, description: 'Default: the newest.' })
    version: number | null,
  ): Promise<AppraisalFormNode | null> {
    return this.shelf.find(actor, key, version ?? null);
  }

  @Can('appraisal-form:publish')
  @Mutation(() => AppraisalFormNode, {
    description: 'A form of the bureau’s own; the same text twice is one version.',
  })
  publishAppraisalForm(
    @Ctx() { actor }: RequestContext,
    @Arg('input', () => AppraisalFormTextInput) { yaml }: AppraisalFormTextInput,
  ): Promise<AppraisalFormNode> {
    return this.publish.execute(actor, yaml);
  }

  @FieldResolver(() => PublicationScope)
  publicationScope(@Root() { publication }: AppraisalFormNode): string {
    return publication.scope;
  }
}
