import { Arg, Ctx, FieldResolver, GraphQLISODateTime, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import { DutyNode } from '../duty/duty.types';
import type { KnownDutiesQueries } from '../duty/known-duties.queries';
import type { Loaders } from '../loaders';
import { MeetingNode } from '../meeting/meeting.types';
import { CampaignUnitNode } from '../participation/participation.types';
import { UnitStub } from './unit.types';

type Context = RequestContext<Loaders>;

/** What campaigns knows of organization's units. `_entities` guards nothing here: every field scopes its own rows. */
@Resolver(() => UnitStub)
export class UnitResolver {
  constructor(private readonly known: KnownDutiesQueries) {}

  @FieldResolver(() => CampaignUnitNode, { nullable: true })
  participation(
    @Root() { id }: UnitStub,
    @Arg('campaignId', () => ID) campaignId: string,
    @Ctx() { loaders }: Context,
  ): Promise<CampaignUnitNode | null> {
    return loaders.participation.load({ id, args: { campaignId } });
  }

  @FieldResolver(() => [DutyNode], {
    nullable: true,
    description:
      'What the unit owes, now or as known at an instant; nothing in contact-and-guidance (R000.7).',
  })
  duties(
    @Root() { id }: UnitStub,
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('knownAt', () => GraphQLISODateTime, { nullable: true }) knownAt: Date | null,
    @Ctx() { actor, loaders }: Context,
  ): Promise<DutyNode[]> {
    if (knownAt) return this.known.ofUnit(actor, campaignId, id, knownAt);
    return loaders.unitDuties.load({ id, args: { campaignId } });
  }

  @FieldResolver(() => [MeetingNode], { nullable: true })
  meetings(
    @Root() { id }: UnitStub,
    @Arg('campaignId', () => ID) campaignId: string,
    @Ctx() { loaders }: Context,
  ): Promise<MeetingNode[]> {
    return loaders.unitMeetings.load({ id, args: { campaignId } });
  }
}
