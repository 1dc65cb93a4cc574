import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { ReminderQueries } from './reminder.queries';
import { ReminderNode } from './reminder.types';

@Resolver(() => ReminderNode)
export class ReminderResolver {
  constructor(private readonly reminders: ReminderQueries) {}

  @Can('duty:read')
  @Query(() => [ReminderNode], { description: 'What was reminded of in a campaign, newest first.' })
  dutyReminders(
    @Ctx() { actor }: RequestContext,
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
  ): Promise<ReminderNode[]> {
    return this.reminders.list(actor, campaignId, Math.min(Math.max(first, 1), 500));
  }
}
