import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import { type GapKind, gapKinds } from './gap-kinds.rules';

export const GapKindEnum = Object.fromEntries(gapKinds.map((kind) => [kind, kind])) as Record<
  GapKind,
  GapKind
>;
registerEnumType(GapKindEnum, { name: 'OrganizationGapKind' });

@ObjectType({
  simpleResolvers: true,
  description: 'How many gaps of one kind; kinds without any are left out.',
})
export class GapCount {
  @Field(() => GapKindEnum)
  kind!: GapKind;

  @Field(() => Int)
  count!: number;

  @Field({ description: 'The requirement that asks for it.' })
  reference!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Something missing or wrong; which of the fields are set depends on the kind.',
})
export class OrganizationGap {
  @Field(() => GapKindEnum)
  kind!: GapKind;

  unitId!: string | null;
  groupId!: string | null;
  supervisionGroupId!: string | null;
  personId!: string | null;
  asOf!: AsOf;

  @Field(() => ID, { nullable: true })
  partyOrganisationId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Contact points of a leader, heads of a group.',
  })
  count!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Gaps on a day, all kinds or those asked for.' })
export class OrganizationGaps {
  @Field(() => GraphQLLocalDate)
  day!: string;

  @Field(() => [GapCount], { description: 'Of everything asked for, not of this page.' })
  counts!: GapCount[];

  @Field(() => [OrganizationGap], { description: 'By kind, then by name.' })
  items!: OrganizationGap[];

  @Field(() => String, { nullable: true, description: 'For `after`; null on the last page.' })
  nextCursor!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Numbers of one bureau; no rows of it.' })
export class BureauGapCounts {
  bureauId!: string;

  @Field(() => [GapCount])
  counts!: GapCount[];
}
