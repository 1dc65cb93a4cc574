import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { Loaders } from '../loaders/loaders';
import type { TalentQueries } from './talent.queries';
import type { ReserveLevel } from './talent.rules';
import {
  CareRecordNode,
  ReserveCadreNode,
  ReserveLevelEnum,
  Secretary,
  SecretaryTrainingNode,
  TalentEntryNode,
  TalentListNode,
} from './talent.types';

type Context = RequestContext<Loaders>;

@Resolver(() => TalentListNode)
export class TalentResolver {
  constructor(private readonly talent: TalentQueries) {}

  @Can('talent:read')
  @Query(() => [TalentListNode])
  talentLists(
    @Ctx() { actor }: Context,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
  ): Promise<TalentListNode[]> {
    return this.talent.lists(actor, asOf);
  }

  @Can('talent:read')
  @Query(() => [ReserveCadreNode], { description: 'By level and specialty.' })
  reserveCadres(
    @Ctx() { actor }: Context,
    @Arg('forLevel', () => ReserveLevelEnum, { nullable: true }) forLevel: ReserveLevel | null,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
  ): Promise<ReserveCadreNode[]> {
    return this.talent.reserve(actor, forLevel, asOf);
  }

  @Can('talent:read')
  @Query(() => [Secretary], {
    description: 'Secretaries of a year, those longest without training first (R004.13).',
  })
  secretaries(
    @Ctx() { actor }: Context,
    @Arg('year', () => Int) year: number,
    @Arg('untrainedOnly', () => Boolean, { defaultValue: false }) untrainedOnly: boolean,
  ): Promise<Secretary[]> {
    const known = Math.min(Math.max(year, 1900), 9999);
    return this.talent.secretaries(actor, known, untrainedOnly);
  }

  @Can('talent:read')
  @Query(() => [SecretaryTrainingNode])
  secretaryTrainings(
    @Ctx() { actor }: Context,
    @Arg('personId', () => ID) personId: string,
  ): Promise<SecretaryTrainingNode[]> {
    return this.talent.trainings(actor, personId);
  }

  @Can('talent:read')
  @Query(() => [CareRecordNode], { description: 'What was done for a member (R004.20).' })
  careRecords(
    @Ctx() { actor }: Context,
    @Arg('personId', () => ID) personId: string,
  ): Promise<CareRecordNode[]> {
    return this.talent.care(actor, personId);
  }

  @FieldResolver(() => [TalentEntryNode])
  entries(
    @Root() { id, asOf }: TalentListNode,
    @Ctx() { loaders }: Context,
  ): Promise<TalentEntryNode[]> {
    return loaders.at(asOf).entriesOfTalentList.load(id);
  }
}
