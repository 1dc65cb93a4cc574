import { Ctx, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { SelfSupervisionQueries } from './self-supervision.queries';
import { SelfSupervisionRisk } from './self-supervision.types';

@Resolver(() => SelfSupervisionRisk)
export class SelfSupervisionResolver {
  constructor(private readonly risks: SelfSupervisionQueries) {}

  @Can('alert:read')
  @Query(() => [SelfSupervisionRisk])
  selfSupervisionRisks(@Ctx() { actor }: RequestContext<Loaders>): Promise<SelfSupervisionRisk[]> {
    return this.risks.list(actor);
  }
}
