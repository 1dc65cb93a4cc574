import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { NotificationAudience } from '../notification/notification.types';
import { UnitStub } from '../unit/unit.types';

@ObjectType('DutyReminder', {
  simpleResolvers: true,
  description: 'Somebody was reminded of a duty, once per step of the escalation (催办).',
})
export class ReminderNode {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  dutyId!: string;

  @Field({ description: '`before:<n>`, or `overdue:<level>` after its day.' })
  step!: string;

  @Field(() => NotificationAudience, {
    description: 'Who was reminded: unit → supervision → office.',
  })
  level!: 'unit' | 'supervision' | 'office';

  @Field(() => GraphQLLocalDate)
  dueOn!: string;

  @Field()
  isOverdue!: boolean;

  @Field(() => GraphQLISODateTime)
  remindedAt!: Date;

  @Field(() => UnitStub, { nullable: true })
  unit!: UnitStub;
}
