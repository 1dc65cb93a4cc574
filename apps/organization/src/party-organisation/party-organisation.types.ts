import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { PartyOrganisationKind } from './party-organisation-version.entity';

export const PartyOrganisationKindEnum = {
  PARTY_GROUP: 'party-group',
  PARTY_COMMITTEE: 'party-committee',
  GENERAL_BRANCH: 'general-branch',
  BRANCH: 'branch',
  JOINT_BRANCH: 'joint-branch',
  SMALL_GROUP: 'small-group',
  TRADE_UNION: 'trade-union',
  YOUTH_LEAGUE: 'youth-league',
  WOMENS_COMMITTEE: 'womens-committee',
} as const satisfies Record<string, PartyOrganisationKind>;
registerEnumType(PartyOrganisationKindEnum, {
  name: 'PartyOrganisationKind',
  description: '党组、党委、党总支、党支部、联合党支部、党小组；工会、共青团、妇委会 (R004.18).',
});

@ObjectType('PartyOrganisation', {
  simpleResolvers: true,
  description: 'A Party organisation (党组织) or mass body: a tree beside the units.',
})
@Directive('@key(fields: "id")')
export class PartyOrganisationNode {
  @Field(() => ID)
  id!: string;

  parentId!: string | null;
  asOf?: AsOf;

  @Field(() => PartyOrganisationKindEnum)
  kind!: PartyOrganisationKind;

  @Field()
  name!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day without it, when it had been dissolved by the day read about.',
  })
  dissolvedOn?: string | null;
}
