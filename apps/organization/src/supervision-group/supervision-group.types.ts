import { GraphQLLocalDate } from 'graphql-scalars';
import type { AsOf } from '../bureau/bureau-days.queries';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import type { Intensity } from './supervision-assignment.entity';
import type { MembershipRole } from './supervision-membership.entity';

export const MembershipRoleEnum = { LEADER: 'leader', MEMBER: 'member' } as const satisfies Record<
  string,
  MembershipRole
>;
registerEnumType(MembershipRoleEnum, { name: 'SupervisionRole' });

export const IntensityEnum = {
  DIRECT: 'direct',
  SPOT_CHECK: 'spot-check',
} as const satisfies Record<string, Intensity>;
registerEnumType(IntensityEnum, {
  name: 'SupervisionIntensity',
  description:
    'Leading bodies are supervised directly, grass-roots organisations by spot checks (R002.4).',
});

@ObjectType('SupervisionGroup', {
  simpleResolvers: true,
  description: 'A supervision liaison group (督导联系组).',
})
@Directive('@key(fields: "id")')
export class SupervisionGroupNode {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  number!: number;

  @Field({ description: 'As in the roster: 第一组.' })
  label!: string;

  /** The day it was read for; its fields are read for the same one. */
  asOf?: AsOf;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it does not exist any more.',
  })
  validTo!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Somebody in a supervision group over a span of days.',
})
export class SupervisionMembership {
  @Field(() => ID)
  id!: string;

  @Field(() => PersonNode)
  person!: PersonNode;

  @Field(() => MembershipRoleEnum)
  role!: MembershipRole;

  @Field({ description: '★' })
  isLiaison!: boolean;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A unit under a supervision group over a span of days.',
})
export class SupervisionAssignment {
  @Field(() => ID)
  id!: string;

  groupId!: string;

  @Field(() => UnitNode)
  unit!: UnitNode;

  @Field(() => IntensityEnum)
  intensity!: Intensity;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}
