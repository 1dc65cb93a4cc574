import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { BureauQueries } from './bureau.queries';
import { BureauNode } from './bureau.types';

@Resolver(() => BureauNode)
export class BureauResolver {
  constructor(private readonly bureaus: BureauQueries) {}

  @Can('bureau:read')
  @Query(() => BureauNode, { nullable: true, description: 'A bureau by id, or the own one.' })
  async bureau(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Ctx() { actor, loaders }: RequestContext<Loaders>,
  ): Promise<BureauNode | null> {
    const wanted = id ?? actor.bureauId;
    return wanted === null ? null : loaders.bureau.load(wanted);
  }

  @Can('bureau:read')
  @Query(() => [BureauNode], {
    name: 'bureaus',
    description: 'The own bureau; for the city level every bureau of the city.',
  })
  list(@Ctx() { actor }: RequestContext<Loaders>): Promise<BureauNode[]> {
    return this.bureaus.list(actor);
  }
}
