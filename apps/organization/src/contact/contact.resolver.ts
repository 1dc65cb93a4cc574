import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { ContactNode, PhoneNode } from './contact.types';

@Resolver(() => ContactNode)
export class ContactResolver {
  @FieldResolver(() => [PhoneNode])
  phones(
    @Root() { id }: ContactNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<PhoneNode[]> {
    return loaders.phonesOfContact.load(id);
  }
}
