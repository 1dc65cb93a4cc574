import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { BureauNode } from '../bureau/bureau.types';
import type { Loaders } from '../loaders/loaders';
import type { MeQueries } from './me.queries';
import { Me } from './me.types';

type Context = RequestContext<Loaders>;

@Resolver(() => Me)
export class MeResolver {
  constructor(private readonly names: MeQueries) {}

  @Can('self:read')
  @Query(() => Me, { description: 'Who am I, in which roles, where.' })
  async me(@Ctx() { actor }: Context): Promise<Me> {
    const roles = actor.grants.map(({ role, unitId, groupId }) => {
      return { role, ...(unitId ? { unitId } : {}), ...(groupId ? { groupId } : {}) };
    });
    return { personId: actor.personId ?? '', name: await this.names.nameOf(actor), roles };
  }

  @FieldResolver(() => BureauNode, { nullable: true, description: 'Null for the city level.' })
  async bureau(@Ctx() { actor, loaders }: Context): Promise<BureauNode | null> {
    return actor.bureauId === null ? null : loaders.bureau.load(actor.bureauId);
  }
}
