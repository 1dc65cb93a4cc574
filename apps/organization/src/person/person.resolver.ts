import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { Loaders } from '../loaders/loaders';
import type { PersonMatchQueries } from './person-match.queries';
import { PersonMatch, PossibleDuplicate } from './person-match.types';
import type { PersonQueries } from './person.queries';
import type { CadreRank } from './person.rules';
import { CadreRankEnum, PersonNode } from './person.types';

type Context = RequestContext<Loaders>;

const atMost = (first: number, most: number) => Math.min(Math.max(first, 1), most);

@Resolver()
export class PersonResolver {
  constructor(
    private readonly persons: PersonQueries,
    private readonly matches: PersonMatchQueries,
  ) {}

  @Can('directory:read')
  @Query(() => PersonNode, { nullable: true })
  person(
    @Arg('id', () => ID) id: string,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return loaders.at(asOf).person.load(id);
  }

  @Can('directory:read')
  @Query(() => [PersonNode], { description: 'People who take part at a unit, by name.' })
  people(
    @Ctx() { actor }: Context,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
  ): Promise<PersonNode[]> {
    return this.persons.ofUnit(actor, unitId, atMost(first, 2_000), asOf);
  }

  @Can('directory:read')
  @Query(() => [PersonNode], {
    description: 'Cadres of this rank and above, the highest first (R001.32, R001.36).',
  })
  cadres(
    @Ctx() { actor }: Context,
    @Arg('minimumRank', () => CadreRankEnum) minimumRank: CadreRank,
    @Arg('unitId', () => ID, { nullable: true }) unitId: string | null,
    @Arg('cpcMembersOnly', () => Boolean, { defaultValue: false }) cpcMembersOnly: boolean,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
  ): Promise<PersonNode[]> {
    const search = { minimumRank, cpcMembersOnly, unitId, first: atMost(first, 2_000) };
    return this.persons.cadres(actor, search, asOf);
  }

  @Can('person:register')
  @Query(() => [PersonMatch], {
    description:
      'Who of the directory could be meant by a name, likeliest first; the office decides (R000.79).',
  })
  personMatches(
    @Ctx() { actor }: Context,
    @Arg('name') name: string,
    @Arg('unitId', () => ID, { nullable: true }) unitId: string | null,
  ): Promise<PersonMatch[]> {
    return this.matches.named(actor, name, unitId);
  }

  @Can('person:register')
  @Query(() => [PossibleDuplicate], {
    description: 'Pairs of one name that may be one person: never merged without being told to.',
  })
  possibleDuplicates(
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
  ): Promise<PossibleDuplicate[]> {
    return this.matches.duplicates(actor, atMost(first, 500));
  }
}
