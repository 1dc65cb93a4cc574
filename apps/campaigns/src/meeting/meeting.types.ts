import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
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

  @Field(() => UnitStub, { nullable: true })
  unit!: UnitStub;
}
