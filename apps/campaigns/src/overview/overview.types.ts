import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SupervisionGroupStub } from '../supervision-group/supervision-group.types';
import { UnitStub } from '../unit/unit.types';
import type { OverviewOf } from './overview.queries';
import type { DutyTally, TallyRow } from './overview.rules';

@ObjectType('DutyTally', {
  simpleResolvers: true,
  description:
    'Duties in numbers. `owed` = met + waived + excused + open + overdue; the rest are parts of these or beside them.',
})
export class DutyTallyNode implements DutyTally {
  @Field(() => Int, { description: 'Owed by today and not lapsed.' })
  owed!: number;

  @Field(() => Int)
  met!: number;

  @Field(() => Int, { description: 'Of those met: after their day.' })
  metLate!: number;

  @Field(() => Int)
  waived!: number;

  @Field(() => Int, { description: 'A later day was granted: not counted as failing (R001.7).' })
  excused!: number;

  @Field(() => Int)
  open!: number;

  @Field(() => Int, { description: 'Of those open or excused: due within 14 days.' })
  dueSoon!: number;

  @Field(() => Int)
  overdue!: number;

  @Field(() => Int, { description: 'Of those overdue: HARD.' })
  notMet!: number;

  @Field(() => Int, { description: 'Owed from a later day on.' })
  upcoming!: number;

  @Field(() => Int)
  lapsed!: number;
}

@ObjectType('UnitOverview', { simpleResolvers: true })
export class UnitOverviewNode {
  @Field(() => UnitStub, { nullable: true })
  unit!: UnitStub;

  @Field(() => DutyTallyNode)
  tally!: DutyTally;

  @Field(() => GraphQLLocalDate, { nullable: true })
  nextDueOn!: string | null;
}

@ObjectType('SupervisionGroupOverview', { simpleResolvers: true })
export class SupervisionGroupOverviewNode {
  @Field(() => SupervisionGroupStub, {
    nullable: true,
    description: 'Null: units without a group.',
  })
  supervisionGroup!: SupervisionGroupStub | null;

  @Field(() => DutyTallyNode)
  tally!: DutyTally;

  @Field(() => GraphQLLocalDate, { nullable: true })
  nextDueOn!: string | null;
}

@ObjectType('LinkOverview', {
  simpleResolvers: true,
  description: 'A link (环节) or stage in numbers.',
})
export class LinkOverviewNode {
  @Field()
  link!: string;

  @Field(() => DutyTallyNode)
  tally!: DutyTally;

  @Field(() => Int, {
    description: 'Units whose summary waits for inspection or consent (R002.40).',
  })
  waiting!: number;

  @Field(() => Int, { description: 'Units with consent to the next link.' })
  consented!: number;

  @Field(() => Int, { description: 'Units refused, making up.' })
  makingUp!: number;
}

export type LinkStandNode = Pick<LinkOverviewNode, 'link' | 'waiting' | 'consented' | 'makingUp'>;

@ObjectType('CampaignOverview', {
  simpleResolvers: true,
  description:
    'Where a campaign stands: all the viewer may see, one supervision group, or one unit. In the order of the roster’s ids, never of the numbers.',
})
export class CampaignOverviewNode {
  of!: OverviewOf;
  rows!: readonly TallyRow[];

  @Field(() => GraphQLLocalDate, { description: 'The day in the campaign’s time zone.' })
  today!: string;

  @Field({ description: 'Units may be ranked by numbers (R001.56, R002.27).' })
  rankingAllowed!: boolean;

  @Field(() => DutyTallyNode)
  total!: DutyTally;

  @Field(() => [LinkOverviewNode])
  links!: LinkOverviewNode[];

  @Field(() => [SupervisionGroupOverviewNode])
  groups!: SupervisionGroupOverviewNode[];
}

@ObjectType('UnitStanding', { simpleResolvers: true })
export class UnitStandingNode extends UnitOverviewNode {
  @Field(() => Int, { description: 'Equal shares share a place.' })
  place!: number;

  @Field(() => ID)
  unitId!: string;
}
