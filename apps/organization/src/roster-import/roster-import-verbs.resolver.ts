import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { CommitRoster } from './commit-roster';
import type { CorrectRoster } from './correct-roster';
import type { DiscardRoster } from './discard-roster';
import {
  CommitRosterInput,
  CorrectRosterInput,
  DiscardRosterInput,
  UploadRosterInput,
} from './roster-import.inputs';
import type { RosterImportQueries } from './roster-import.queries';
import { RosterImportNode } from './roster-import.types';
import type { UploadRoster } from './upload-roster';

type Context = RequestContext<Loaders>;

export interface RosterVerbs {
  readonly upload: UploadRoster;
  readonly correct: CorrectRoster;
  readonly commit: CommitRoster;
  readonly discard: DiscardRoster;
}

@Resolver()
export class RosterImportVerbsResolver {
  constructor(
    private readonly verbs: RosterVerbs,
    private readonly imports: RosterImportQueries,
  ) {}

  @Can('roster:import')
  @Mutation(() => RosterImportNode, {
    description: 'Reads a roster; nothing of the directory changes yet.',
  })
  async uploadRoster(
    @Ctx() { actor }: Context,
    @Arg('input') input: UploadRosterInput,
  ): Promise<RosterImportNode> {
    return this.imports.get(actor, await this.verbs.upload.execute(actor, input));
  }

  @Can('roster:import')
  @Mutation(() => RosterImportNode, {
    description: 'Puts a corrected text in the place of the first one.',
  })
  async correctRoster(
    @Ctx() { actor }: Context,
    @Arg('input') input: CorrectRosterInput,
  ): Promise<RosterImportNode> {
    return this.imports.get(actor, await this.verbs.correct.execute(actor, input));
  }

  @Can('roster:import')
  @Mutation(() => RosterImportNode, {
    description: 'Takes the roster over, all of it or nothing; committed again it changes nothing.',
  })
  async commitRoster(
    @Ctx() { actor }: Context,
    @Arg('input') input: CommitRosterInput,
  ): Promise<RosterImportNode> {
    return this.imports.get(actor, await this.verbs.commit.execute(actor, input.importId));
  }

  @Can('roster:import')
  @Mutation(() => RosterImportNode, {
    description: 'Gives the roster up and erases its names and numbers.',
  })
  async discardRoster(
    @Ctx() { actor }: Context,
    @Arg('input') input: DiscardRosterInput,
  ): Promise<RosterImportNode> {
    return this.imports.get(actor, await this.verbs.discard.execute(actor, input.importId));
  }
}
