import { ArrayMaxSize, ArrayMinSize, IsEmail, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { NotificationAudience } from './notification.types';
import { IdOf } from '../ids.inputs';

@InputType()
class ChannelInput {
  @Field(() => [NotificationAudience])
  @ArrayMinSize(1, { message: 'must name at least one audience' })
  @ArrayMaxSize(3, { message: 'must not name more than three audiences' })
  audiences!: ('unit' | 'supervision' | 'office')[];

  @IdOf('a unit', { nullable: true, description: 'Only what concerns this unit.' })
  unitId?: string | null;

  @IdOf('a supervision group', {
    nullable: true,
    description: 'Only what concerns the units of this group.',
  })
  groupId?: string | null;
}

@InputType()
export class RegisterWebhookInput extends ChannelInput {
  @Field({ description: 'https address.' })
  @Length(1, 2_000, { message: 'must have 1 to 2000 characters' })
  url!: string;
}

@InputType()
export class RegisterMailboxInput extends ChannelInput {
  @Field({ description: 'Address of an office, group or unit, not of a person.' })
  @IsEmail({}, { message: 'must be an e-mail address such as office@example.org' })
  @Length(3, 254, { message: 'must have 3 to 254 characters' })
  address!: string;
}

@InputType()
export class NotificationChannelInput {
  @IdOf('a notification channel')
  channelId!: string;
}
