import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Role } from '@huiyin/identity';
import { PersonStub } from '../person/person.types';
import { BilingualTextNode, RuleStrength } from '../template/template.types';
import type { RuleStrength as Strength } from '../template/template-shape.rules';
import { UnitStub } from '../unit/unit.types';
import type { Fulfilment } from './duty.entity';
import type { DutyFacts, VerdictOutcome as Outcome } from './verdict.rules';

export enum DutyState {
  DUE = 'DUE',
  FULFILLED = 'FULFILLED',
  WAIVED = 'WAIVED',
}
registerEnumType(DutyState, { name: 'DutyState' });

export enum VerdictOutcome {
  MET = 'MET',
  WAIVED = 'WAIVED',
  OPEN = 'OPEN',
  NOT_MET = 'NOT_MET',
  WARNING = 'WARNING',
  HINT = 'HINT',
}
registerEnumType(VerdictOutcome, {
  name: 'DutyOutcome',
  description:
    'NOT_MET: HARD and past its day. WARNING: SOFT and past its day. HINT: advice not taken.',
});

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
  outcome!: Outcome;

  @Field(() => [DutyFactNode])
  facts!: DutyFactNode[];

  @Field(() => [String], {
    description:
      'Item keys, `supervision-approval`, `record`, `meeting:<kind>` or `published-appraisal`.',
  })
  missing!: string[];

  @Field(() => [String], { description: 'Roles that can settle it now.' })
  whoCanAct!: Role[];
}

@ObjectType('Waiver', { simpleResolvers: true })
export class WaiverNode {
  @Field()
  reason!: string;

  @Field(() => PersonStub, { nullable: true })
  approvedBy!: PersonStub | null;
}

@ObjectType('Duty', {
  simpleResolvers: true,
  description: 'What one unit owes in a campaign (应完成事项). DUE → FULFILLED or WAIVED, once.',
})
export class DutyNode implements DutyFacts {
  campaignId!: string;
  timeZone!: string;
  wording!: string;
  reference!: string;
  sourceLines!: string;
  meetingKind!: string | null;
  settledBy!: string | null;

  @Field(() => ID)
  id!: string;

  @Field({ description: 'Key of the rule in the template.' })
  key!: string;

  @Field({ description: 'Key of the link (环节) it belongs to.' })
  link!: string;

  @Field(() => BilingualTextNode)
  title!: BilingualTextNode;

  @Field(() => RuleStrength)
  strength!: Strength;

  @Field(() => DutyState)
  state!: 'DUE' | 'FULFILLED' | 'WAIVED';

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
}
