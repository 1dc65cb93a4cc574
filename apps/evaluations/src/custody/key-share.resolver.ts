import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Actor } from '@huiyin/identity';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import type { CollectKeyShare } from './collect-key-share';
import type { ConfirmKeyShare } from './confirm-key-share';
import type { HandInKeyShare } from './hand-in-key-share';
import { CollectKeyShareInput, KeyShareTextInput } from './key-share.inputs';
import { type KeyShareRow, shareOf } from './key-share.rules';
import { ClosingKeyShareNode, KeyShareTextNode } from './key-share.types';
import type { KeyShareScope } from './key-share-scope.queries';
import type { KeyShares } from './key-shares.queries';

interface Verbs {
  readonly collect: CollectKeyShare;
  readonly confirm: ConfirmKeyShare;
  readonly handIn: HandInKeyShare;
}

@Resolver()
export class KeyShareResolver {
  constructor(
    private readonly verbs: Verbs,
    private readonly scope: KeyShareScope,
    private readonly shares: KeyShares,
  ) {}

  @Can('key-share:collect')
  @Query(() => [ClosingKeyShareNode], {
    description: 'Empty where the service keeps the closing key itself.',
  })
  async closingKeyShares(
    @Arg('appraisalId', () => ID) appraisalId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClosingKeyShareNode[]> {
    assertUuid(appraisalId);
    const state = await this.scope.stateUnder('key-share:collect', actor, appraisalId);
    return state === null ? [] : nodes(actor, await this.shares.of(appraisalId));
  }

  @Can('key-share:collect')
  @Mutation(() => KeyShareTextNode, {
    description: 'By two different members of the supervision group, before tickets are issued.',
  })
  collectKeyShare(
    @Arg('input', () => CollectKeyShareInput) input: CollectKeyShareInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<KeyShareTextNode> {
    return this.verbs.collect.execute(actor, input);
  }

  @Can('key-share:hand-in')
  @Mutation(() => [ClosingKeyShareNode], {
    description:
      'The holder types the share back; from here the service does not have it any more.',
  })
  async confirmKeyShare(
    @Arg('input', () => KeyShareTextInput) input: KeyShareTextInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClosingKeyShareNode[]> {
    return nodes(actor, await this.verbs.confirm.execute(actor, input));
  }

  @Can('key-share:hand-in')
  @Mutation(() => [ClosingKeyShareNode], {
    description: 'By the two holders, after the box was sealed. The count needs both.',
  })
  async handInKeyShare(
    @Arg('input', () => KeyShareTextInput) input: KeyShareTextInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClosingKeyShareNode[]> {
    return nodes(actor, await this.verbs.handIn.execute(actor, input));
  }
}

function nodes(actor: Actor, shares: readonly KeyShareRow[]): ClosingKeyShareNode[] {
  return shares.map(({ ordinal, state, holderPersonId }) => ({
    share: shareOf(ordinal),
    state,
    holder: holderPersonId ? { id: holderPersonId } : null,
    isMine: holderPersonId !== null && holderPersonId === actor.personId,
  }));
}
