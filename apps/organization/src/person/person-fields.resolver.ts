import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { ActingNode, PostNode } from '../post/post.types';
import { UnitNode } from '../unit/unit.types';
import type { CadreRank, PersonKind } from './person.rules';
import { AffiliationNode, CadreRankEnum, PersonKindEnum, PersonNode } from './person.types';

type Context = RequestContext<Loaders>;

/** What is true of a person on the day the person was read for. */
@Resolver(() => PersonNode)
export class PersonFieldsResolver {
  @FieldResolver(() => UnitNode, {
    nullable: true,
    description: 'Where the person takes part and is counted once (R000.8).',
  })
  async unit(
    @Root() { id, asOf }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    const { unitId } = await loaders.at(asOf).personDay.load(id);
    return unitId === null ? null : loaders.at(asOf).unit.load(unitId);
  }

  @FieldResolver(() => UnitNode, { nullable: true, description: 'The department inside `unit`.' })
  async department(
    @Root() { id, asOf }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    const { departmentId } = await loaders.at(asOf).personDay.load(id);
    return departmentId === null ? null : loaders.at(asOf).unit.load(departmentId);
  }

  @FieldResolver(() => UnitNode, {
    nullable: true,
    description: 'Where the personnel file lies: another unit than `unit` while attached away.',
  })
  async homeUnit(
    @Root() { id, asOf }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    const { homeUnitId } = await loaders.at(asOf).personDay.load(id);
    return homeUnitId === null ? null : loaders.at(asOf).unit.load(homeUnitId);
  }

  @FieldResolver(() => PersonKindEnum)
  async kind(@Root() { id, asOf }: PersonNode, @Ctx() { loaders }: Context): Promise<PersonKind> {
    return (await loaders.at(asOf).personDay.load(id)).kind;
  }

  @FieldResolver(() => CadreRankEnum, { nullable: true })
  async rank(
    @Root() { id, asOf }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<CadreRank | null> {
    return (await loaders.at(asOf).personDay.load(id)).rank;
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Null: not known.' })
  async isCpcMember(
    @Root() { id, asOf }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<boolean | null> {
    return (await loaders.at(asOf).personDay.load(id)).isCpcMember;
  }

  @FieldResolver(() => [AffiliationNode], { description: 'All of them, latest first.' })
  affiliations(
    @Root() { id }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<AffiliationNode[]> {
    return loaders.affiliationsOfPerson.load(id);
  }

  @FieldResolver(() => [PostNode], {
    description: 'All of them, latest first; of a person read as of a day, those held on it.',
  })
  posts(@Root() { id, asOf }: PersonNode, @Ctx() { loaders }: Context): Promise<PostNode[]> {
    return loaders.at(asOf).postsOfPerson.load(id);
  }

  @FieldResolver(() => [ActingNode], { description: 'Acts for others (§7.51); like `posts`.' })
  actingAppointments(
    @Root() { id, asOf }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<ActingNode[]> {
    return loaders.at(asOf).actingOfPerson.load(id);
  }

  @FieldResolver(() => PersonNode, {
    nullable: true,
    description: 'This entry was a duplicate; the person goes on there.',
  })
  async mergedInto(
    @Root() { mergedIntoId, asOf }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return mergedIntoId ? loaders.at(asOf).person.load(mergedIntoId) : null;
  }
}
