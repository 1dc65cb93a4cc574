import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { OwnBureauNotFound } from '../bureau/bureau.errors';
import { SupervisionGroupEntity } from './supervision-group.entity';
import { SupervisionGroupNumberTaken } from './supervision-group.errors';
import { groupLabel } from './group-label.rules';

export interface SupervisionGroupToEstablish {
  readonly number: number;
  /** As on paper; 第一组 for the first one when absent. */
  readonly label?: string;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
}

/** Sets up a supervision liaison group by hand (R000.72); a number is one group's at a time. */
export class EstablishSupervisionGroup {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(
    actor: Actor,
    { number, label, from }: SupervisionGroupToEstablish,
  ): Promise<SupervisionGroupEntity> {
    const { bureauId } = actor;
    if (bureauId === null) throw new OwnBureauNotFound();
    try {
      return await this.unitOfWork.run(actor, async ({ manager }) => {
        const group = manager.create(SupervisionGroupEntity, {
          id: newId(),
          bureauId,
          number,
          label: label ?? groupLabel(number),
          validFrom: from,
          validTo: null,
        });
        await manager.insert(SupervisionGroupEntity, group);
        return group;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'supervision_group_number_once')
        throw new SupervisionGroupNumberTaken(number);
      throw error;
    }
  }
}
