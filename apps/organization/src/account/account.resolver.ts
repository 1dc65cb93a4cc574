import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { GrantAccessInput, RevokeAccessInput } from './account.inputs';
import type { GrantAccess } from './grant-access';
import type { RevokeAccess } from './revoke-access';

@Resolver()
export class AccountResolver {
  constructor(
    private readonly access: GrantAccess,
    private readonly end: RevokeAccess,
  ) {}

  @Can('person:register')
  @Mutation(() => PersonNode, {
    description: 'Lets a known person sign in, e.g. a group leader, a liaison, a contact.',
  })
  grantAccess(
    @Ctx() { actor }: RequestContext<Loaders>,
    @Arg('input') { personId, login }: GrantAccessInput,
  ): Promise<PersonNode> {
    return this.access.execute(actor, personId, login);
  }

  @Can('person:register')
  @Mutation(() => PersonNode, {
    description:
      'Shuts a person out at once; the login may be given again, to this person or another.',
  })
  revokeAccess(
    @Ctx() { actor }: RequestContext<Loaders>,
    @Arg('input') { personId }: RevokeAccessInput,
  ): Promise<PersonNode> {
    return this.end.execute(actor, personId);
  }
}
