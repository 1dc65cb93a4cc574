import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { CorrectRow } from './correct-row';
import {
  CommitImportInput,
  CorrectImportRowInput,
  DiscardImportInput,
  MapImportColumnsInput,
} from './file-import.inputs';
import type { FileImportQueries } from './file-import.queries';
import { FileImportNode } from './file-import.types';
import type { MapColumns } from './map-columns';
import type { CommitImport, DiscardImport } from './settle-import';

type Context = RequestContext<Loaders>;

export interface FileImportVerbs {
  readonly map: MapColumns;
  readonly correct: CorrectRow;
  readonly commit: CommitImport;
  readonly discard: DiscardImport;
}

@Resolver()
export class FileImportVerbsResolver {
  constructor(
    private readonly verbs: FileImportVerbs,
    private readonly imports: FileImportQueries,
  ) {}

  @Can('roster:import')
  @Mutation(() => FileImportNode, {
    description: 'Says what the columns of a table hold and what it is about.',
  })
  async mapImportColumns(
    @Ctx() { actor }: Context,
    @Arg('input') input: MapImportColumnsInput,
  ): Promise<FileImportNode> {
    const columns = input.columns.map(({ column, field }) => ({ column, field: field ?? null }));
    return this.imports.get(actor, await this.verbs.map.execute(actor, { ...input, columns }));
  }

  @Can('roster:import')
  @Mutation(() => FileImportNode, { description: 'One row of a table as it should have been.' })
  async correctImportRow(
    @Ctx() { actor }: Context,
    @Arg('input') input: CorrectImportRowInput,
  ): Promise<FileImportNode> {
    const correction = { ...input, values: input.values ?? [] };
    return this.imports.get(actor, await this.verbs.correct.execute(actor, correction));
  }

  @Can('roster:import')
  @Mutation(() => FileImportNode, {
    description: 'Takes over all of it or nothing, once; a large table goes on as COMMITTING.',
  })
  async commitImport(
    @Ctx() { actor }: Context,
    @Arg('input') { importId }: CommitImportInput,
  ): Promise<FileImportNode> {
    return this.imports.get(actor, await this.verbs.commit.execute(actor, importId));
  }

  @Can('roster:import')
  @Mutation(() => FileImportNode, {
    description: 'Gives it up, also while it is being read; what was uploaded is erased.',
  })
  async discardImport(
    @Ctx() { actor }: Context,
    @Arg('input') { importId }: DiscardImportInput,
  ): Promise<FileImportNode> {
    return this.imports.get(actor, await this.verbs.discard.execute(actor, importId));
  }
}
