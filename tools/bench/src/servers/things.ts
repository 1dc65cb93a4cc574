import { Arg, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Can, Public } from '@huiyin/graphql-server';

/** A row as wide as a unit or a task: what a list page shows. */
const rows = Array.from({ length: 1_000 }, (_, at) => ({
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  name: `单位 ${at}`,
  kind: at % 2 ? 'general-hospital' : 'township-health-centre',
  due: '2026-03-10',
  count: at,
  isOpen: at % 3 === 0,
}));

function thingType(name: string, simpleResolvers: boolean) {
  @ObjectType(name, { simpleResolvers })
  class Thing {
    @Field(() => ID)
    id!: string;
    @Field()
    name!: string;
    @Field()
    kind!: string;
    @Field()
    due!: string;
    @Field(() => Int)
    count!: number;
    @Field()
    isOpen!: boolean;
  }
  return Thing;
}

/** Three times the same list: as the house builds it with and without its permission, and as a tutorial builds it. */
const Guarded = thingType('Guarded', true);
const Unguarded = thingType('Unguarded', true);
const Plain = thingType('Plain', false);

@Resolver()
export class ThingResolver {
  @Can('directory:read')
  @Query(() => [Guarded])
  guarded(@Arg('first', () => Int) first: number) {
    return rows.slice(0, first);
  }

  @Public()
  @Query(() => [Unguarded])
  unguarded(@Arg('first', () => Int) first: number) {
    return rows.slice(0, first);
  }

  @Public()
  @Query(() => [Plain])
  plain(@Arg('first', () => Int) first: number) {
    return rows.slice(0, first);
  }
}
