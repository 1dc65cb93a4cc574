import { In } from 'typeorm';
import type { Tx } from '@huiyin/events';
import { rowsBeyond } from '../span/rows-beyond.queries';
import { endGroupContent } from './dissolve-group';
import { GroupEntity } from './group.entity';

/** A unit that ends on a day takes its own groups with it, whatever stands under them: its successor has its own. */
export async function dissolveGroupsOfUnits(
  tx: Tx,
  unitIds: readonly string[],
  on: string,
): Promise<void> {
  const groups = await rowsBeyond(tx.manager, GroupEntity, { unitId: In([...unitIds]) }, on);
  await tx.manager.save(groups);
  for (const group of groups) await endGroupContent(tx, group, on);
}
