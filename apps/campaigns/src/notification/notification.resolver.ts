import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Actor } from '@huiyin/identity';
import type { ChangeChannel } from './change-channel';
import type { NotificationChannelEntity } from './notification-channel.entity';
import { ChannelNotFound } from './notification.errors';
import {
  NotificationChannelInput,
  RegisterMailboxInput,
  RegisterWebhookInput,
} from './notification.inputs';
import type { NotificationQueries } from './notification.queries';
import {
  NotificationChannelNode,
  NotificationNode,
  RegisteredWebhookNode,
} from './notification.types';
import type { RegisterChannel } from './register-channel';
import type { SendTrial } from './send-trial';

export interface NotificationVerbs {
  readonly register: RegisterChannel;
  readonly change: ChangeChannel;
  readonly trial: SendTrial;
}

@Resolver()
export class NotificationResolver {
  constructor(
    private readonly queries: NotificationQueries,
    private readonly verbs: NotificationVerbs,
  ) {}

  @Can('notification:maintain')
  @Query(() => [NotificationChannelNode])
  notificationChannels(@Ctx() { actor }: RequestContext): Promise<NotificationChannelNode[]> {
    return this.queries.channels(actor);
  }

  @Can('notification:maintain')
  @Query(() => [NotificationNode], { description: 'What did not arrive (yet), with the reason.' })
  undeliveredNotifications(
    @Ctx() { actor }: RequestContext,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
  ): Promise<NotificationNode[]> {
    return this.queries.undelivered(actor, Math.min(Math.max(first, 1), 200));
  }

  @Can('notification:maintain')
  @Mutation(() => RegisteredWebhookNode)
  async registerWebhook(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { url, audiences, unitId, groupId }: RegisterWebhookInput,
  ): Promise<RegisteredWebhookNode> {
    const { channel, secret } = await this.verbs.register.execute(actor, {
      ...{ kind: 'webhook', address: url, audiences },
      ...{ unitId: unitId ?? null, groupId: groupId ?? null },
    });
    return { channel: await this.shown(actor, channel), secret: secret ?? '' };
  }

  @Can('notification:maintain')
  @Mutation(() => NotificationChannelNode)
  async registerMailbox(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { address, audiences, unitId, groupId }: RegisterMailboxInput,
  ): Promise<NotificationChannelNode> {
    const { channel } = await this.verbs.register.execute(actor, {
      ...{ kind: 'mailbox', address, audiences },
      ...{ unitId: unitId ?? null, groupId: groupId ?? null },
    });
    return this.shown(actor, channel);
  }

  @Can('notification:maintain')
  @Mutation(() => NotificationChannelNode)
  async pauseNotificationChannel(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { channelId }: NotificationChannelInput,
  ): Promise<NotificationChannelNode> {
    const pause = (channel: NotificationChannelEntity) => channel.pause('by-office');
    return this.shown(actor, await this.verbs.change.execute(actor, channelId, pause));
  }

  @Can('notification:maintain')
  @Mutation(() => NotificationChannelNode)
  async resumeNotificationChannel(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { channelId }: NotificationChannelInput,
  ): Promise<NotificationChannelNode> {
    const resume = (channel: NotificationChannelEntity) => channel.resume();
    return this.shown(actor, await this.verbs.change.execute(actor, channelId, resume));
  }

  @Can('notification:maintain')
  @Mutation(() => NotificationChannelNode, {
    description: 'Address and secret are forgotten; what waits is not sent any more.',
  })
  async removeNotificationChannel(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { channelId }: NotificationChannelInput,
  ): Promise<NotificationChannelNode> {
    const remove = (channel: NotificationChannelEntity) => channel.remove();
    return this.shown(actor, await this.verbs.change.execute(actor, channelId, remove));
  }

  @Can('notification:maintain')
  @Mutation(() => NotificationChannelNode, { description: 'Sends one trial message.' })
  async tryNotificationChannel(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { channelId }: NotificationChannelInput,
  ): Promise<NotificationChannelNode> {
    return this.shown(actor, await this.verbs.trial.execute(actor, channelId));
  }

  private async shown(
    actor: Actor,
    { id }: NotificationChannelEntity,
  ): Promise<NotificationChannelNode> {
    const found = await this.queries.channel(actor, id);
    if (!found) throw new ChannelNotFound();
    return found;
  }
}
