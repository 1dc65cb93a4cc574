import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ParticipationMode } from './campaign-unit.entity';

export const ParticipationModeEnum = {
  FULL: 'full',
  CONTACT_AND_GUIDANCE: 'contact-and-guidance',
} as const satisfies Record<string, ParticipationMode>;
registerEnumType(ParticipationModeEnum, {
  name: 'UnitParticipation',
  description: 'CONTACT_AND_GUIDANCE: the unit takes part locally and owes nothing here (R000.7).',
});

@ObjectType('FrozenRole', {
  simpleResolvers: true,
  description: 'Who was what when the campaign opened. Names as they were then; never phones.',
})
export class FrozenRoleNode {
  unitId!: string | null;
  groupId!: string | null;

  @Field({ description: 'A kind of post, `supervision-leader`, `unit-contact`, …' })
  role!: string;

  @Field(() => ID)
  personId!: string;

  @Field()
  personName!: string;

  @Field(() => String, { nullable: true, description: 'The department or Party organisation.' })
  placeName!: string | null;

  @Field(() => String, { nullable: true })
  groupLabel!: string | null;

  @Field({ description: '★' })
  isLiaison!: boolean;
}

@ObjectType('FrozenUnit', { simpleResolvers: true, description: 'A unit as it was then.' })
export class FrozenUnitNode {
  @Field(() => ID)
  unitId!: string;

  @Field()
  name!: string;

  @Field()
  unitType!: string;

  @Field(() => ParticipationModeEnum)
  mode!: ParticipationMode;

  @Field(() => String, {
    nullable: true,
    description: 'Why it takes part otherwise than its type does.',
  })
  modeReason!: string | null;

  @Field(() => ID, { nullable: true })
  supervisionGroupId!: string | null;

  @Field(() => Int, { nullable: true })
  supervisionGroupNumber!: number | null;

  @Field(() => String, { nullable: true })
  supervisionGroupLabel!: string | null;

  @Field(() => [FrozenRoleNode], { description: 'Contacts, principals and other posts.' })
  roles!: FrozenRoleNode[];
}

@ObjectType('FrozenGroup', { simpleResolvers: true, description: 'A group as it was then.' })
export class FrozenGroupNode {
  @Field(() => ID)
  groupId!: string;

  @Field()
  label!: string;

  @Field(() => [FrozenRoleNode], { description: 'Leader first, in the order of the roster.' })
  members!: FrozenRoleNode[];
}

@ObjectType('CampaignSnapshot', {
  simpleResolvers: true,
  description:
    'The structure of a campaign as it was when it opened: a later reorganisation does not change it.',
})
export class CampaignSnapshotNode {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => GraphQLLocalDate)
  frozenOn!: string;

  @Field(() => [FrozenUnitNode], { description: 'By group and place in the roster.' })
  units!: FrozenUnitNode[];

  @Field(() => [FrozenGroupNode])
  groups!: FrozenGroupNode[];
}
