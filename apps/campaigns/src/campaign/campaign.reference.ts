import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import type { CampaignNode } from './campaign.types';

/** `_entities` for Campaign: the loader applies the bureau's scope, a foreign id resolves to null. */
export function resolveCampaign(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<CampaignNode | null> {
  return loaders.campaign.load(reference.id);
}
