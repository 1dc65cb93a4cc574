import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Role } from '@huiyin/identity';
import type { DutyOutcome, Missing } from '../engine/finding.rules';
import { PersonStub } from '../person/person.types';
import { BilingualTextNode, RuleStrength } from '../template/template.types';
import type { RuleStrength as Strength } from '../template/template-shape.rules';
import { UnitStub } from '../unit/unit.types';
import type { OwnerSpan } from './duty-changes.rules';
import type { WorldWaiver } from '../engine/world.rules';
import type { Fulfilment } from './ways.rules';

export enum DutyState {
  DUE = 'DUE',
  FULFILLED = 'FULFILLED',
  WAIVED = 'WAIVED',
  LAPSED = 'LAPSED',
}
registerEnumType(DutyState, { name: 'DutyState' });

export enum VerdictOutcome {
  MET = 'MET',
  MET_LATE = 'MET_LATE',
  WAIVED = 'WAIVED',
  EXCUSED = 'EXCUSED',
  OPEN = 'OPEN',
  NOT_MET = 'NOT_MET',
  WARNING = 'WARNING',
  HINT = 'HINT',
  NOT_YET_OWED = 'NOT_YET_OWED',
  LAPSED = 'LAPSED',
}
registerEnumType(VerdictOutcome, {
  name: 'DutyOutcome',
  description:
    'NOT_MET: HARD and past its day. WARNING: SOFT and past its day. HINT: advice not taken. EXCUSED: given a later day with a reason (R001.7). LAPSED: no longer owed.',
});

@ObjectType('DutyLack', {
  simpleResolvers: true,
  description: 'One thing that is missing, with numbers.',
})
export class DutyLackNode {
  @Field({ description: '`record`, `amount`, `entry`, `share`, `length`, `review`, `filing`, …' })
  what!: string;

  @Field({ description: 'Kind of record, taxonomy entry, chain step, filing target, role …' })
  name!: string;

  @Field(() => String, { nullable: true })
  have!: string | null;

  @Field(() => String, { nullable: true })
  need!: string | null;

  @Field({ description: 'The kind of record it is missing in.' })
  record!: string;
}

@ObjectType('DutyFact', { simpleResolvers: true })
export class DutyFactNode {
  @Field()
  name!: string;

  @Field()
  value!: string;
}

@ObjectType('DutyVerdict', {
  simpleResolvers: true,
  description: 'A judgement that explains itself: rule, facts read, what is missing, who can act.',
})
export class DutyVerdictNode {
  @Field()
  rule!: string;

  @Field({ description: 'Requirement id, e.g. `R000.15`.' })
  reference!: string;

  @Field({ description: 'Lines of the source, e.g. `L45`.' })
  sourceLines!: string;

  @Field(() => RuleStrength)
  strength!: Strength;

  @Field({ description: 'The requirement as the plan words it (要求原文).' })
  wording!: string;

  @Field(() => VerdictOutcome)
  outcome!: DutyOutcome;

  @Field(() => [DutyFactNode])
  facts!: DutyFactNode[];

  @Field(() => [String], {
    description: 'Item keys, steps of the review, or `what:name`, e.g. `record:mobilization`.',
  })
  missing!: string[];

  @Field(() => [DutyLackNode], { description: 'The same with numbers.' })
  lacks!: DutyLackNode[];

  @Field(() => [String], { description: 'Records and holdings the judgement rests on.' })
  reads!: string[];

  @Field(() => [String], { description: 'Roles that can settle it now.' })
  whoCanAct!: Role[];
}

@ObjectType('Waiver', { simpleResolvers: true })
export class WaiverNode {
  @Field()
  reason!: string;

  @Field(() => PersonStub, { nullable: true })
  approvedBy!: PersonStub | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it no longer holds.',
  })
  expiresOn!: string | null;
}

@ObjectType('DutyEvent', {
  simpleResolvers: true,
  description: 'Why a duty stands otherwise than before.',
})
export class DutyEventNode {
  @Field({
    description:
      'OWED, MET, UNMET, DUE_MOVED, EXTENDED, HANDED_OVER, LAPSED, RESTORED, WAIVED, WAIVER_REVOKED, WAIVER_EXPIRED, RULE_CHANGED.',
  })
  kind!: string;

  @Field({ description: 'What happened: `record`, `review`, `holding`, `unit`, `rules`, …' })
  cause!: string;

  @Field(() => String, { nullable: true, description: 'Id of it.' })
  causeId!: string | null;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;

  @Field(() => GraphQLISODateTime)
  at!: Date;
}

@ObjectType('Duty', {
  simpleResolvers: true,
  description:
    'What a unit, a person in a role or a pair owes in a campaign (应完成事项), once or per period.',
})
export class DutyNode {
  campaignId!: string;
  revision!: number;
  timeZone!: string;
  wording!: string;
  reference!: string;
  sourceLines!: string;
  unitId!: string;
  personId!: string | null;
  otherPersonId!: string | null;
  owners!: readonly OwnerSpan[];
  metOn!: string | null;
  reads!: readonly string[];
  missing!: readonly Missing[];
  waivedBy!: WorldWaiver | null;
  owedAt!: Date;
  /** The day it is judged by: today, or the day that was asked for. */
  asOf!: string;

  @Field(() => ID)
  id!: string;

  @Field({
    description: 'Its own key: rule/unit[/person[+other]][@period], the same in every evaluation.',
  })
  dutyKey!: string;

  @Field({ description: 'Key of the rule in the template.' })
  key!: string;

  @Field({ description: 'Key of the link (环节) it belongs to.' })
  link!: string;

  @Field(() => BilingualTextNode)
  title!: BilingualTextNode;

  @Field(() => RuleStrength)
  strength!: Strength;

  @Field(() => DutyState)
  state!: 'DUE' | 'FULFILLED' | 'WAIVED' | 'LAPSED';

  @Field(() => String, { description: '`record`, `approval`, `meeting` or `appraisal`.' })
  fulfilment!: Fulfilment;

  @Field(() => GraphQLLocalDate, { nullable: true })
  dueOn!: string | null;

  @Field({
    description: 'Due, and the day after the deadline has begun in the campaign’s time zone.',
  })
  overdue!: boolean;

  @Field(() => GraphQLLocalDate, { nullable: true })
  settledOn!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => [String])
  requiredItems!: string[];

  @Field(() => [String])
  submittedItems!: string[];

  @Field(() => UnitStub, { nullable: true })
  unit!: UnitStub;

  @Field(() => PersonStub, {
    nullable: true,
    description: 'Who owes it, where it is the duty of one person.',
  })
  person!: PersonStub | null;

  @Field(() => PersonStub, { nullable: true, description: 'The other of a pair.' })
  otherPerson!: PersonStub | null;

  @Field(() => [PersonStub], {
    nullable: 'itemsAndList',
    description: 'Who holds the office it goes with; it is handed over with the office (R000.58).',
  })
  ownedBy!: PersonStub[];

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day of its period.' })
  period!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  owedFrom!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'By the rule alone.' })
  deadlineOn!: string | null;

  @Field({ description: 'It was given a later day with a reason (R001.7).' })
  extended!: boolean;

  @Field(() => GraphQLLocalDate, { nullable: true })
  lapsedOn!: string | null;

  @Field(() => String, { nullable: true })
  lapseReason!: string | null;

  @Field({ description: 'The person left when it was overdue; the unit principal answers for it.' })
  leftWhileOwing!: boolean;
}
