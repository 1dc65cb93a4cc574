import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { countRoster } from './roster-checks.rules';
import type { RosterImportQueries } from './roster-import.queries';
import { RosterCountsNode, RosterImportNode } from './roster-import.types';
import { RosterDifferenceNode, RosterIssueNode } from './roster-issue.types';
import { RosterGroupPreview } from './roster-preview.types';
import { previewOf } from './roster-preview.rules';

type Context = RequestContext<Loaders>;

@Resolver(() => RosterImportNode)
export class RosterImportResolver {
  constructor(private readonly imports: RosterImportQueries) {}

  @Can('roster:import')
  @Query(() => RosterImportNode, { nullable: true })
  rosterImport(
    @Arg('id', () => ID) id: string,
    @Ctx() { actor }: Context,
  ): Promise<RosterImportNode | null> {
    return this.imports.byId(actor, id);
  }

  @FieldResolver(() => RosterCountsNode)
  counts(@Root() { draft }: RosterImportNode): RosterCountsNode {
    return draft?.counts ?? countRoster([]);
  }

  @FieldResolver(() => Boolean, { description: 'No errors left; warnings may remain.' })
  isCommittable(@Root() { state }: RosterImportNode): boolean {
    return state === 'PREVIEWED';
  }

  @FieldResolver(() => [RosterIssueNode], { description: 'In reading order.' })
  issues(
    @Root() { draft }: RosterImportNode,
    @Arg('first', () => Int, { defaultValue: 200 }) first: number,
  ): RosterIssueNode[] {
    return (draft?.issues ?? []).slice(0, clamp(first));
  }

  @FieldResolver(() => [RosterGroupPreview])
  groups(@Root() { draft }: RosterImportNode): RosterGroupPreview[] {
    return draft ? previewOf(draft) : [];
  }

  @FieldResolver(() => [RosterDifferenceNode], {
    description: 'What a commit would change; empty when the directory says all of it already.',
  })
  async differences(
    @Root() roster: RosterImportNode,
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 500 }) first: number,
  ): Promise<RosterDifferenceNode[]> {
    return (await this.imports.differences(actor, roster)).slice(0, clamp(first));
  }
}

function clamp(first: number): number {
  return Math.min(Math.max(first, 0), 2_000);
}
