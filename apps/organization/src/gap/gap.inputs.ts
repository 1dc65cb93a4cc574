import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { GapKind } from './gap-kinds.rules';
import { GapKindEnum } from './gap.types';

@ArgsType()
export class OrganizationGapsArgs {
  @Field(() => [GapKindEnum], { nullable: true, description: 'All kinds when absent.' })
  kinds!: GapKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Whose quota of contact points counts.' })
  campaignId!: string | null;

  @Field(() => Int, { defaultValue: 100 })
  first!: number;

  @Field(() => String, { nullable: true, description: 'nextCursor of the page before.' })
  after!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  asOf!: AsOf;
}
