import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import { PhoneReadsArgs } from './phone-read.inputs';
import type { PhoneReadQueries } from './phone-read.queries';
import { PhoneRead, PhoneReadPage } from './phone-read.types';

type Context = RequestContext<Loaders>;

@Resolver(() => PhoneRead)
export class PhoneReadResolver {
  constructor(private readonly phoneReads: PhoneReadQueries) {}

  @Can('phone-audit:read')
  @Query(() => PhoneReadPage, {
    name: 'phoneReads',
    description: 'Who was shown which unit’s full numbers, when and on what; newest first.',
  })
  list(@Ctx() { actor }: Context, @Args() wanted: PhoneReadsArgs): Promise<PhoneReadPage> {
    return this.phoneReads.page(actor, wanted);
  }

  @FieldResolver(() => PersonNode, { nullable: true })
  person(@Root() { personId }: PhoneRead, @Ctx() { loaders }: Context): Promise<PersonNode | null> {
    return loaders.person.load(personId);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(@Root() { unitId }: PhoneRead, @Ctx() { loaders }: Context): Promise<UnitNode | null> {
    return loaders.unit.load(unitId);
  }
}
