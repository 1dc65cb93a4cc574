import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { TalentQueries } from './talent.queries';
import type { TalentEntryNode } from './talent.types';

export interface TalentLoaders {
  readonly entriesOfTalentList: DataLoader<string, TalentEntryNode[]>;
}

export function talentLoaders(talent: TalentQueries, actor: Actor, asOf: AsOf): TalentLoaders {
  return { entriesOfTalentList: new DataLoader((ids) => talent.entries(actor, ids, asOf)) };
}
