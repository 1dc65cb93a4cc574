import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PersonStub } from '../person/person.types';
import { BilingualTextNode } from '../template/template.types';
import { UnitStub } from '../unit/unit.types';

export enum MeetingState {
  PLANNED = 'PLANNED',
  SCHEDULED = 'SCHEDULED',
  POSTPONED = 'POSTPONED',
  HELD = 'HELD',
}
registerEnumType(MeetingState, { name: 'MeetingState' });

@ObjectType('Meeting', {
  simpleResolvers: true,
  description: 'A meeting (会议) a unit must hold in a campaign (§4.4).',
})
export class MeetingNode {
  campaignId!: string;

  @Field(() => ID)
  id!: string;

  @Field({ description: 'Key of the template’s meeting, e.g. `mobilization`.' })
  kind!: string;

  @Field(() => MeetingState)
  state!: 'PLANNED' | 'SCHEDULED' | 'POSTPONED' | 'HELD';

  @Field(() => GraphQLLocalDate, { nullable: true })
  scheduledOn!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  heldOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many attended; who they were is not shown.',
  })
  attendeeCount!: number | null;

  @Field(() => String, { nullable: true })
  postponementReason!: string | null;

  @Field(() => [String], {
    description: 'Rules whose duties must still be settled before it may be held (R000.14).',
  })
  waitsFor!: string[];

  @Field(() => ID, { nullable: true, description: 'The record that says it was held.' })
  recordId!: string | null;

  @Field(() => UnitStub, { nullable: true })
  unit!: UnitStub;
}

@ObjectType('MeetingGap', { simpleResolvers: true })
export class MeetingGapNode {
  @Field(() => ID)
  dutyId!: string;

  @Field()
  rule!: string;

  @Field(() => BilingualTextNode)
  title!: BilingualTextNode;

  @Field(() => UnitStub, { nullable: true })
  unit!: UnitStub;

  @Field(() => PersonStub, { nullable: true })
  person!: PersonStub | null;

  @Field(() => [String])
  missing!: string[];
}

@ObjectType('MeetingReadiness', {
  simpleResolvers: true,
  description: 'What is still missing before the meeting can be held (R000.14, R000.49, R000.50).',
})
export class MeetingReadinessNode {
  @Field({ description: 'It has a date and nothing is missing.' })
  ready!: boolean;

  @Field({ description: 'The bureau organ holds its own first, and has not (R000.50, R002.9).' })
  waitsForBureau!: boolean;

  @Field(() => [String])
  missing!: string[];

  @Field(() => [MeetingGapNode])
  gaps!: MeetingGapNode[];
}
