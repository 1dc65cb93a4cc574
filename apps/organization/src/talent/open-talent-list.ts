import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { OwnBureauNotFound } from '../bureau/bureau.errors';
import { checkSpan } from '../span/span.rules';
import { TalentListEntity } from './talent-list.entity';
import { TalentListNamedAlready } from './talent.errors';
import type { TalentLevel } from './talent.rules';

export interface TalentListToOpen {
  readonly name: string;
  readonly level: TalentLevel;
  readonly targetCount?: number;
  readonly from: string;
  readonly to?: string;
}

/** Opens a list, e.g. the provincial "333", with the number of people aimed at. */
export class OpenTalentList {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, wanted: TalentListToOpen): Promise<TalentListEntity> {
    const { name, level, targetCount, from, to } = wanted;
    const { bureauId } = actor;
    if (bureauId === null) throw new OwnBureauNotFound();
    checkSpan(name, from, to ?? null);
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const list = tx.manager.create(TalentListEntity, {
          id: newId(),
          bureauId,
          name,
          level,
          targetCount: targetCount ?? null,
          validFrom: from,
          validTo: to ?? null,
        });
        await tx.manager.insert(TalentListEntity, list);
        return list;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'talent_list_named_once')
        throw new TalentListNamedAlready(name);
      throw error;
    }
  }
}
