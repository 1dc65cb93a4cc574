import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import { ReserveCadreNode, Secretary, TalentEntryNode } from './talent.types';

type Context = RequestContext<Loaders>;

@Resolver(() => TalentEntryNode)
export class TalentEntryResolver {
  @FieldResolver(() => PersonNode, { nullable: true })
  person(
    @Root() { personId }: TalentEntryNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return loaders.person.load(personId);
  }
}

@Resolver(() => ReserveCadreNode)
export class ReserveCadreResolver {
  @FieldResolver(() => PersonNode, { nullable: true })
  person(
    @Root() { personId }: ReserveCadreNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return loaders.person.load(personId);
  }
}

@Resolver(() => Secretary)
export class SecretaryResolver {
  @FieldResolver(() => PersonNode, { nullable: true })
  person(@Root() { personId }: Secretary, @Ctx() { loaders }: Context): Promise<PersonNode | null> {
    return loaders.person.load(personId);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(@Root() { unitId }: Secretary, @Ctx() { loaders }: Context): Promise<UnitNode | null> {
    return loaders.unit.load(unitId);
  }
}
