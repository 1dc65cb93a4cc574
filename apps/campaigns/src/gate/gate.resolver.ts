import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Actor } from '@huiyin/identity';
import {
  ConsentToLinkInput,
  InspectLinkInput,
  RefuseLinkInput,
  SubmitLinkSummaryInput,
} from './gate.inputs';
import type { GateQueries } from './gate.queries';
import { LinkGateNode } from './gate.types';
import type { PassLink } from './pass-link';

/** Gates between links: the dry run, and the steps of the consent mode. Each answers with all links of the unit. */
@Resolver()
export class GateResolver {
  constructor(
    private readonly gates: GateQueries,
    private readonly pass: PassLink,
  ) {}

  @Can('duty:read')
  @Query(() => [LinkGateNode], {
    description: 'Where a unit stands with the links, and what is missing: before anybody tries.',
  })
  linkGates(
    @Ctx() { actor }: RequestContext,
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('link', () => String, { nullable: true }) link: string | null,
  ): Promise<LinkGateNode[]> {
    return this.gates.ofUnit(actor, campaignId, unitId, link);
  }

  @Can('gate:submit')
  @Mutation(() => [LinkGateNode])
  submitLinkSummary(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: SubmitLinkSummaryInput,
  ): Promise<LinkGateNode[]> {
    return this.after(actor, input, this.pass.submitSummary(actor, input));
  }

  @Can('gate:inspect')
  @Mutation(() => [LinkGateNode])
  inspectLink(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: InspectLinkInput,
  ): Promise<LinkGateNode[]> {
    return this.after(actor, input, this.pass.inspect(actor, input));
  }

  @Can('gate:consent')
  @Mutation(() => [LinkGateNode])
  consentToLink(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: ConsentToLinkInput,
  ): Promise<LinkGateNode[]> {
    const decision = { ...input, consent: true, remark: input.remark ?? null };
    return this.after(actor, input, this.pass.decide(actor, decision));
  }

  @Can('gate:consent')
  @Mutation(() => [LinkGateNode])
  refuseLink(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: RefuseLinkInput,
  ): Promise<LinkGateNode[]> {
    return this.after(actor, input, this.pass.decide(actor, { ...input, consent: false }));
  }

  private async after(
    actor: Actor,
    { campaignId, unitId }: { campaignId: string; unitId: string },
    change: Promise<unknown>,
  ): Promise<LinkGateNode[]> {
    await change;
    return this.gates.ofUnit(actor, campaignId, unitId, null);
  }
}
