import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { Principal } from './post.types';

type Context = RequestContext<Loaders>;

@Resolver(() => Principal)
export class PrincipalResolver {
  @FieldResolver(() => PersonNode, { nullable: true, description: 'Null when not to be seen.' })
  person(
    @Root() { personId, asOf }: Principal,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return loaders.at(asOf).person.load(personId);
  }

  @FieldResolver(() => PersonNode, { nullable: true, description: 'The holder on leave.' })
  async standsInFor(
    @Root() { absentPersonId, asOf }: Principal,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return absentPersonId === null ? null : loaders.at(asOf).person.load(absentPersonId);
  }
}
