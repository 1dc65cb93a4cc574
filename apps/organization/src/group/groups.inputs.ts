import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { GroupKind } from './group-kinds.rules';
import { GroupKindEnum } from './group.types';

/** Which groups; what is absent is not asked for. */
@ArgsType()
export class GroupsArgs {
  @Field(() => GroupKindEnum, { nullable: true })
  kind!: GroupKind | null;

  @Field(() => ID, { nullable: true })
  unitId!: string | null;

  @Field(() => ID, { nullable: true })
  partyOrganisationId!: string | null;

  @Field(() => ID, { nullable: true })
  campaignId!: string | null;

  @Field(() => Int, { defaultValue: 100 })
  first!: number;

  @Field(() => ID, { nullable: true, description: 'The last group of the page before.' })
  after!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  asOf!: AsOf;
}
