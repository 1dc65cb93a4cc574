import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UnitStub } from '../unit/unit.types';

export enum NotificationChannelKind {
  WEBHOOK = 'webhook',
  MAILBOX = 'mailbox',
}
registerEnumType(NotificationChannelKind, { name: 'NotificationChannelKind' });

export enum NotificationAudience {
  UNIT = 'unit',
  SUPERVISION = 'supervision',
  OFFICE = 'office',
}
registerEnumType(NotificationAudience, {
  name: 'NotificationAudience',
  description: 'The level of an escalation: unit → supervision group → office.',
});

export enum NotificationChannelState {
  ACTIVE = 'ACTIVE',
  PAUSED = 'PAUSED',
  REMOVED = 'REMOVED',
}
registerEnumType(NotificationChannelState, { name: 'NotificationChannelState' });

export enum NotificationState {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  GIVEN_UP = 'GIVEN_UP',
}
registerEnumType(NotificationState, { name: 'NotificationState' });

@ObjectType('Notification', {
  simpleResolvers: true,
  description: 'One message through one channel; its id is the receiver’s `webhook-id`.',
})
export class NotificationNode {
  channelId!: string;

  @Field(() => ID)
  id!: string;

  @Field({ description: 'e.g. `huiyin.duty-reminder`.' })
  type!: string;

  @Field(() => NotificationState)
  state!: 'PENDING' | 'DELIVERED' | 'GIVEN_UP';

  @Field(() => Int)
  attempts!: number;

  @Field(() => GraphQLISODateTime, { nullable: true })
  nextAttemptAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the last failure, e.g. `HTTP_503`.',
  })
  lastFailure!: string | null;
}

@ObjectType('NotificationChannel', {
  simpleResolvers: true,
  description: 'A way out for reminders (通知渠道): a signed webhook or a functional mailbox.',
})
export class NotificationChannelNode {
  unitId!: string | null;

  @Field(() => ID)
  id!: string;

  @Field(() => NotificationChannelKind)
  kind!: 'webhook' | 'mailbox';

  @Field(() => [NotificationAudience])
  audiences!: ('unit' | 'supervision' | 'office')[];

  @Field(() => String, { nullable: true, description: 'Null once removed.' })
  address!: string | null;

  @Field(() => NotificationChannelState)
  state!: 'ACTIVE' | 'PAUSED' | 'REMOVED';

  @Field(() => String, {
    nullable: true,
    description: '`by-office`, `gone` (the receiver answered 410) or `unreachable`.',
  })
  pausedBecause!: string | null;

  @Field(() => UnitStub, { nullable: true, description: 'Null: every unit.' })
  unit!: UnitStub | null;

  @Field(() => ID, { nullable: true, description: 'Only units of this supervision group.' })
  groupId!: string | null;
}

@ObjectType('RegisteredWebhook', { simpleResolvers: true })
export class RegisteredWebhookNode {
  @Field(() => NotificationChannelNode)
  channel!: NotificationChannelNode;

  @Field({
    description:
      'Signing secret after the Standard Webhooks specification (`whsec_…`). Told this once: keep it now.',
  })
  secret!: string;
}
