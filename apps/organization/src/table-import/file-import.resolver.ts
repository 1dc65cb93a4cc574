import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { RosterImportQueries } from '../roster-import/roster-import.queries';
import { RosterImportNode } from '../roster-import/roster-import.types';
import type { FileImportQueries } from './file-import.queries';
import {
  FileImportNode,
  ImportProgressNode,
  TableDifferenceCountNode,
  TableDifferenceNode,
  TableIssueNode,
} from './file-import.types';
import type { NameProposalQueries } from './name-proposal.queries';
import { NameProposalNode } from './name-proposal.types';

type Context = RequestContext<Loaders>;

export interface FileImportReads {
  readonly imports: FileImportQueries;
  readonly rosters: RosterImportQueries;
  readonly names: NameProposalQueries;
}

@Resolver(() => FileImportNode)
export class FileImportResolver {
  constructor(private readonly reads: FileImportReads) {}

  @Can('roster:import')
  @Query(() => FileImportNode, { nullable: true })
  fileImport(@Arg('id', () => ID) id: string, @Ctx() { actor }: Context) {
    return this.reads.imports.byId(actor, id);
  }

  @Can('roster:import')
  @Query(() => [FileImportNode], { description: 'The newest first.' })
  fileImports(
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ) {
    return this.reads.imports.recent(actor, within(first, 100));
  }

  @Can('roster:import')
  @Query(() => ImportProgressNode, {
    nullable: true,
    description: 'Cheap: to be asked again and again.',
  })
  importProgress(@Arg('id', () => ID) id: string, @Ctx() { actor }: Context) {
    return this.reads.imports.progress(actor, id);
  }

  @FieldResolver(() => [TableIssueNode], { description: 'Of a table, in the order of the file.' })
  issues(
    @Root() { id }: FileImportNode,
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('offset', () => Int, { defaultValue: 0 }) offset: number,
  ) {
    return this.reads.imports.issues(actor, id, page(first, offset));
  }

  @FieldResolver(() => [TableDifferenceNode], { description: 'What a commit would change.' })
  differences(
    @Root() { id }: FileImportNode,
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('offset', () => Int, { defaultValue: 0 }) offset: number,
  ) {
    return this.reads.imports.differences(actor, id, page(first, offset));
  }

  @FieldResolver(() => [TableDifferenceCountNode])
  differenceCounts(@Root() { id }: FileImportNode, @Ctx() { actor }: Context) {
    return this.reads.imports.differenceCounts(actor, id);
  }

  @FieldResolver(() => RosterImportNode, { nullable: true, description: 'For kind ROSTER.' })
  roster(@Root() { id, kind }: FileImportNode, @Ctx() { actor }: Context) {
    return kind === 'ROSTER' ? this.reads.rosters.byId(actor, id) : null;
  }

  @FieldResolver(() => NameProposalNode, { nullable: true, description: 'For kind NAMES.' })
  nameProposal(@Root() { sourceText }: FileImportNode, @Ctx() { actor }: Context) {
    return sourceText === null ? null : this.reads.names.of(actor, sourceText);
  }
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

function page(first: number, offset: number) {
  return { first: within(first, 500), offset: within(offset, 1_000_000) };
}
